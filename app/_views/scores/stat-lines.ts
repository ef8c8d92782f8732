/** Statistics as they are read: in order, and what belongs together in one line. */
import { formatDecimal, formatInteger } from "../../../lib/domain/format.ts";
import type { Row } from "../../../lib/schema/topics.ts";

interface Keyed {
  readonly key: string;
  readonly row: Row<"stats">;
}

export interface StatLine {
  readonly key: string;
  readonly label: string;
  /** What the bar goes by, and who has more. */
  readonly home: number;
  readonly away: number;
  readonly homeText: string;
  readonly awayText: string;
}

/** The order in which football's are read; others come as their feed brings them, after these. */
const order = [
  "possession",
  "xg",
  "expected",
  "shots",
  "on-target",
  "saves",
  "corners",
  "offsides",
  "fouls",
  "yellows",
  "reds",
];

/** What was made of what was tried: the made with their own key, and what the line is called. */
const parts: readonly { made: string; tried: string; share: string | null; label: string }[] = [
  {
    made: "field-goals",
    tried: "field-goals-tried",
    share: "field-goals-share",
    label: "Field goals",
  },
  { made: "threes", tried: "threes-tried", share: "threes-share", label: "Three-pointers" },
  {
    made: "free-throws",
    tried: "free-throws-tried",
    share: "free-throws-share",
    label: "Free throws",
  },
  {
    made: "break-points-saved",
    tried: "break-points-faced",
    share: null,
    label: "Break points saved",
  },
];

/** Expected goals have decimals always, other figures where they are no whole numbers. */
const decimals = new Set(["xg", "expected"]);

export function statLines(rows: readonly Keyed[]): readonly StatLine[] {
  const byKey = new Map(rows.map(({ key, row }) => [key, row]));
  const known = parts.filter(({ made, tried }) => byKey.has(made) && byKey.has(tried));
  const partOf = new Map(known.map((part) => [part.made, part]));
  const taken = new Set(known.flatMap(({ tried, share }) => [tried, share]));
  const football = byKey.has("possession");
  const place = (key: string) =>
    football && order.includes(key) ? order.indexOf(key) : order.length;
  return rows
    .filter(({ key }) => !taken.has(key))
    .toSorted((a, b) => place(a.key) - place(b.key))
    .map(({ key, row }) => {
      const part = partOf.get(key);
      if (part !== undefined) return shareLine(key, part.label, row, byKey.get(part.tried) ?? row);
      const text = (value: number | null) => textOf(key, row.label, value);
      return {
        key,
        label: (row.label ?? "").replace(/ %$/, ""),
        home: row.home ?? 0,
        away: row.away ?? 0,
        homeText: text(row.home),
        awayText: text(row.away),
      };
    });
}

function shareLine(key: string, label: string, made: Row<"stats">, tried: Row<"stats">): StatLine {
  const share = (of: "home" | "away") => (tried[of] ? (made[of] ?? 0) / tried[of] : 0);
  const text = (of: "home" | "away") => {
    const figures = `${formatInteger(made[of] ?? 0)}/${formatInteger(tried[of] ?? 0)}`;
    return tried[of] ? `${figures} · ${formatInteger(100 * share(of))}%` : figures;
  };
  return {
    key,
    label,
    home: share("home"),
    away: share("away"),
    homeText: text("home"),
    awayText: text("away"),
  };
}

function textOf(key: string, label: string | null, value: number | null): string {
  const percent = (label ?? "").endsWith(" %") && value !== null ? "%" : "";
  const plain = value === null || (Number.isInteger(value) && !decimals.has(key));
  return `${plain ? formatInteger(value) : formatDecimal(value, decimals.has(key) ? 2 : 1)}${percent}`;
}
