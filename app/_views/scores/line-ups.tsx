"use client";
import { Volleyball } from "lucide-react";
import { memo } from "react";
import { type TeamSide, topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { Card } from "./cards.tsx";
import { type LinedUp, lineUpOf } from "./line-up.ts";
import styles from "./line-ups.module.css";

interface LineUpsProps {
  match: string;
  home: string;
  away: string;
}

/** Who plays, in which formation, who came on and went off, and what was shown to whom. */
export function LineUps({ match, home, away }: LineUpsProps) {
  const players = useRows(topics.players(match));
  const events = useRows(topics.events(match));
  if (players.length === 0) return null;
  const side = (which: TeamSide, team: string) => {
    const { formation, starters, bench } = lineUpOf(players, events, which);
    return (
      <section className="min-w-0" aria-label={`Line-up of ${team}`}>
        <h3 className="flex h-9 items-center gap-2 text-[13px] font-semibold">
          <span
            aria-hidden="true"
            className={`mark h-3 w-[3px] shrink-0 rounded-sm ${which === "home" ? "bg-home" : "bg-away"}`}
          />
          <span className="truncate">{team}</span>
          {formation !== "" && (
            <span className="figures ml-auto shrink-0 pr-1 text-xs font-medium text-ink-faint">
              {formation}
            </span>
          )}
        </h3>
        <ol>
          {starters.map((player, index) => (
            <Line
              key={player.key}
              player={player}
              // A line of the formation ends here.
              last={starters[index + 1]?.position !== player.position}
              idle={false}
            />
          ))}
        </ol>
        <h4 className="label flex h-8 items-end pb-1">Substitutes</h4>
        <ol>
          {bench.map((player) => (
            <Line key={player.key} player={player} last={false} idle={player.on === null} />
          ))}
        </ol>
      </section>
    );
  };
  return (
    <Panel title="Line-ups">
      <div className="grid grid-cols-2 gap-x-4 sm:gap-x-8">
        {side("home", home)}
        {side("away", away)}
      </div>
    </Panel>
  );
}

interface LineProps {
  player: LinedUp;
  /** Whether a line of the formation ends with it. */
  last: boolean;
  /** Whether he has not played. */
  idle: boolean;
}

const same = (a: LineProps, b: LineProps) =>
  a.last === b.last && a.idle === b.idle && JSON.stringify(a.player) === JSON.stringify(b.player);

const Line = memo(function Line({ player, last, idle }: LineProps) {
  const { number, name, position, goals, card, on, off } = player;
  return (
    <li className={styles.player} data-last={last} data-idle={idle}>
      <span className={`${styles.number} figures`}>{number}</span>
      <span className={styles.name} title={position === "" ? name : `${name}, ${position}`}>
        {name}
        <span className="sr-only">, {position}</span>
      </span>
      {goals > 0 && (
        <span className="flex shrink-0 items-center gap-0.5 text-xs">
          <Volleyball aria-hidden="true" size={12} />
          <span className="sr-only">{goals === 1 ? ", 1 goal" : `, ${goals} goals`}</span>
          {goals > 1 && (
            <span aria-hidden="true" className="figures">
              {goals}
            </span>
          )}
        </span>
      )}
      <Cards card={card} />
      <Change clock={on} way="on" />
      <Change clock={off} way="off" />
    </li>
  );
}, same);

const cardWords = {
  yellow: "yellow card",
  "second-yellow": "second yellow card, sent off",
  red: "red card, sent off",
} as const;

function Cards({ card }: Pick<LinedUp, "card">) {
  if (card === null) return null;
  return (
    <span className="flex shrink-0 items-center gap-px" title={cardWords[card]}>
      <span className="sr-only">, {cardWords[card]}</span>
      {card !== "red" && <Card colour="yellow" />}
      {card !== "yellow" && <Card colour="red" />}
    </span>
  );
}

function Change({ clock, way }: { clock: string | null; way: "on" | "off" }) {
  if (clock === null) return null;
  return (
    <span className={`${styles.change} figures`}>
      <span className="sr-only">, {way === "on" ? "came on" : "went off"} </span>
      <span aria-hidden="true" className={way === "on" ? "text-up" : "text-down"}>
        {way === "on" ? "▲" : "▼"}
      </span>
      {clock}
    </span>
  );
}
