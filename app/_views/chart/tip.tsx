/** What a tooltip says of a point: its time, then each figure by name. */
interface TipProps {
  readonly columns: readonly string[];
  /** The first heads the others. */
  readonly row: readonly string[];
}

export function Tip({ columns, row }: TipProps) {
  const [head, ...figures] = row;
  if (figures.length === 1) {
    return (
      <div className="figures">
        <span className="text-ink-soft">{head}</span> {figures[0]}
      </div>
    );
  }
  return (
    <>
      <div className="figures mb-0.5 text-ink-soft">{head}</div>
      <dl className="figures grid grid-cols-[auto_auto] gap-x-4">
        {figures.map((figure, index) => (
          <div className="contents" key={columns[index + 1]}>
            <dt className="text-ink-soft">{columns[index + 1]}</dt>
            <dd className="text-right">{figure}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
