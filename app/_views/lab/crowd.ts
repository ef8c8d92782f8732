/**
 * What `npm run bench:transports` measured, quoted from docs/BENCH.md: 1,000 viewers of a topic of 20
 * rows that changes once a second, at most two updates a second each. Whoever measures anew writes
 * the new figures here, too.
 */
import type { LabWay } from "../../../lib/schema/lab.ts";

interface Crowd {
  readonly date: string;
  readonly words: string;
  /** In the order of the table's columns. */
  readonly figures: Readonly<Record<LabWay, readonly string[]>>;
}

export const crowd: Crowd = {
  date: "21 Nov 2026",
  words:
    "The same topic to 1,000 viewers, one change a second, two updates a second at most, on two cores of an AMD EPYC; npm run bench:transports measures it anew. At 40 changes a second all five show a change after a quarter of a second in the middle, for all have two updates a second; answering those who ask takes the server 14 to 15 % of a core then, pushing 3 to 5 %.",
  figures: {
    short: ["1,995", "994", "182", "656", "13.4%", "255 ms", "497 ms"],
    long: ["999", "0", "99", "432", "6.5%", "16 ms", "40 ms"],
    events: ["0", "0", "0", "186", "2.5%", "11 ms", "37 ms"],
    websocket: ["0", "0", "0", "183", "1.4%", "7 ms", "90 ms"],
    socketio: ["0", "0", "0", "180", "1.6%", "10 ms", "117 ms"],
  },
};
