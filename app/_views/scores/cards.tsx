import styles from "./cards.module.css";

/** A team's red cards, as small red squares before or after its name. */
export function RedCards({ count }: { count: number | null }) {
  if (count === null || count === 0) return null;
  const word = count === 1 ? "1 red card" : `${count} red cards`;
  return (
    <span className={styles.cards} title={word}>
      <span className="sr-only">{word}</span>
      {Array.from({ length: Math.min(count, 4) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards of one team are all alike
        <i key={index} className={styles.red} />
      ))}
    </span>
  );
}

/** One card, as the referee shows it. */
export function Card({ colour }: { colour: "yellow" | "red" }) {
  return <i aria-hidden="true" className={`${styles.card} ${styles[colour]}`} />;
}
