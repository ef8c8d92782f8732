/** Periods follow one another as the sport has them, and within one no clock runs backwards. */
import type { MatchPeriod, Row } from "../../../lib/schema/topics.ts";

type Match = Row<"matches">;

const orders: Readonly<Record<NonNullable<Match["sport"]>, readonly MatchPeriod[]>> = {
  football: ["1H", "HT", "2H", "BT", "ET", "ETHT", "ET2", "PEN", "FT"],
  basketball: ["Q1", "Q2", "HT", "Q3", "Q4", "OT", "FT"],
  tennis: ["S1", "S2", "S3", "S4", "S5"],
};

/** Periods that may be passed over: most matches know no extra time. */
const skipped = new Set<MatchPeriod>(["BT", "ET", "ETHT", "ET2", "PEN", "OT"]);

/** A period is the one before, or the next of its sport. */
export function periodOffence(now: Match, before: Match): string | null {
  const order = orders[now.sport ?? "football"];
  if (now.period === null) return before.period === null ? null : `${before.period}, then none`;
  const to = order.indexOf(now.period);
  if (to < 0) return `${now.period} in ${now.sport}`;
  const from = before.period === null ? -1 : order.indexOf(before.period);
  if (to < from) return `${before.period}, then ${now.period}`;
  // A match can be broken off, given up or never begun.
  if (now.period === "FT" || now.clock === "ABD") return null;
  const between = order.slice(from + 1, to).filter((period) => !skipped.has(period));
  return between.length === 0 ? null : `${now.period} without ${between.join(", ")}`;
}

/** A clock that shows a time, as a number that grows; null where it shows a word. */
function played({ sport, clock }: Match): number | null {
  const text = clock ?? "";
  const minute = /^(\d+)(?:\+(\d+))?'$/.exec(text);
  if (sport === "football") {
    return minute === null ? null : Number(minute[1]) * 100 + Number(minute[2] ?? 0);
  }
  const time = /^(?:(\d+):)?(\d+(?:\.\d+)?)$/.exec(text);
  if (time === null) return null;
  const value = 60 * Number(time[1] ?? 0) + Number(time[2]);
  // Basketball's says what is left; tennis has hours and minutes since the first point.
  return sport === "basketball" ? -value : value;
}

export function clockOffence(now: Match, before: Match): string | null {
  if ((now.time ?? 0) < (before.time ?? 0)) return `time goes back to ${now.time}`;
  const isOneOvertime = now.line?.length === before.line?.length;
  if (now.period !== before.period || !isOneOvertime) return null;
  const [then, at] = [played(before), played(now)];
  return then !== null && at !== null && at < then ? `${before.clock}, then ${now.clock}` : null;
}
