/** What the board holds and the feeds bring, as Prometheus has it. */
import { Counter, Gauge, type Registry } from "prom-client";
import { plainTopics, type Row, type Topic, topics } from "../../lib/schema/topics.ts";
import type { Board } from "../board/board.ts";

const feedRates: readonly [name: string, help: string, column: keyof Row<"feed">][] = [
  [
    "bigboard_feed_ticks_per_second",
    "Ticks a second that a feed brings, as it measures them.",
    "measuredRate",
  ],
  ["bigboard_feed_target_ticks_per_second", "Ticks a second that a feed is to bring.", "rate"],
];

/** Reads the tables without asking for them, so that none is kept up for this alone. */
export function describeBoard(registry: Registry, board: Board): void {
  const registers = [registry];
  new Gauge({
    name: "bigboard_feed_up",
    help: "Whether a feed can be used: 0 while it is stalled or stopped.",
    labelNames: ["source"],
    registers,
    collect() {
      const { table } = board.placeToWrite(topics.feed);
      this.reset();
      for (const source of table.keys()) {
        const status = table.get(source)?.status;
        this.set({ source }, status === "stalled" || status === "stopped" ? 0 : 1);
      }
    },
  });
  new Gauge({
    name: "bigboard_board_tables",
    help: "Tables that the board has.",
    registers,
    collect() {
      this.set(board.tables);
    },
  });
  new Counter({
    name: "bigboard_board_transactions_total",
    help: "Transactions of the board.",
    registers,
    collect() {
      this.reset();
      this.inc(board.transaction);
    },
  });
  new Gauge({
    name: "bigboard_table_version",
    help: "How often a table has changed.",
    labelNames: ["topic"],
    registers,
    collect() {
      for (const topic of Object.keys(plainTopics)) {
        this.set({ topic }, board.placeToWrite(topic as Topic).table.version);
      }
    },
  });
  for (const [name, help, column] of feedRates) {
    new Gauge({
      name,
      help,
      labelNames: ["source"],
      registers,
      collect() {
        const { table } = board.placeToWrite(topics.feed);
        this.reset();
        for (const source of table.keys()) {
          this.set({ source }, Number(table.get(source)?.[column] ?? 0));
        }
      },
    });
  }
}
