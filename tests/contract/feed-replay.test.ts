import { createReplay } from "../../server/feed/replay/replay.ts";
import { contractOf } from "./feed.ts";

contractOf({
  name: "replay of a Coinbase session",
  source: "replay:coinbase-2021-04-17",
  simulated: false,
  make: (context) => createReplay(context, { file: "coinbase-2021-04-17" }),
  tickingWithinMs: 5_000,
});

contractOf({
  name: "replay of a tournament",
  source: "replay:worldcup-2026",
  simulated: false,
  make: (context) => createReplay(context, { file: "worldcup-2026" }),
  tickingWithinMs: 5_000,
});

contractOf({
  name: "replay of a tournament, all matches together, looping",
  source: "replay:worldcup-2022",
  simulated: false,
  make: (context) =>
    createReplay(context, { file: "worldcup-2022", order: "together", loop: true, speed: 10 }),
  tickingWithinMs: 20_000,
});
