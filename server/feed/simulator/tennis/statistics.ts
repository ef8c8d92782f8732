import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { MatchWriter } from "../../feed.ts";
import { otherSide } from "./score.ts";
import type { Point } from "./serve.ts";

/** What is counted of each side. */
interface Counts {
  points: number;
  aces: number;
  doubleFaults: number;
  served: number;
  firstIn: number;
  firstWon: number;
  secondWon: number;
  faced: number;
  saved: number;
}

const none: Readonly<Counts> = {
  points: 0,
  aces: 0,
  doubleFaults: 0,
  served: 0,
  firstIn: 0,
  firstWon: 0,
  secondWon: 0,
  faced: 0,
  saved: 0,
};

const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((100 * part) / whole));

/** Statistics as shown, in their order. */
const shown: readonly (readonly [id: string, label: string, of: (counts: Counts) => number])[] = [
  ["points", "Points won", ({ points }) => points],
  ["aces", "Aces", ({ aces }) => aces],
  ["double-faults", "Double faults", ({ doubleFaults }) => doubleFaults],
  ["first-in", "First serve in %", ({ firstIn, served }) => share(firstIn, served)],
  ["first-won", "First serve points won %", ({ firstWon, firstIn }) => share(firstWon, firstIn)],
  [
    "second-won",
    "Second serve points won %",
    ({ secondWon, served, firstIn }) => share(secondWon, served - firstIn),
  ],
  ["break-points-faced", "Break points faced", ({ faced }) => faced],
  ["break-points-saved", "Break points saved", ({ saved }) => saved],
];

/** Keeps the statistics of one match, and writes those that changed when told to. */
export class Statistics {
  readonly #writer: MatchWriter;
  readonly #counts: { readonly home: Counts; readonly away: Counts };
  readonly #written = new Map<string, string>();

  constructor(writer: MatchWriter) {
    this.#writer = writer;
    this.#counts = { home: { ...none }, away: { ...none } };
  }

  of(side: TeamSide): Readonly<Counts> {
    return this.#counts[side];
  }

  /** Counts a point, that at which the receiver could break among them. */
  count(server: TeamSide, point: Point, breakPoint: boolean): void {
    const own = this.#counts[server];
    own.served += 1;
    if (point.firstIn) own.firstIn += 1;
    if (point.ace) own.aces += 1;
    if (point.doubleFault) own.doubleFaults += 1;
    if (point.served && point.firstIn) own.firstWon += 1;
    if (point.served && !point.firstIn) own.secondWon += 1;
    if (breakPoint) own.faced += 1;
    if (breakPoint && point.served) own.saved += 1;
    this.#counts[point.served ? server : otherSide(server)].points += 1;
  }

  write(): void {
    for (const [id, label, of] of shown) {
      const [home, away] = [of(this.#counts.home), of(this.#counts.away)];
      const cells = `${home} ${away}`;
      if (this.#written.get(id) === cells) continue;
      this.#written.set(id, cells);
      this.#writer.stat(id, label, home, away);
    }
  }
}
