/**
 * `npm run bench`: the board at the feed's peak with a crowd of viewers, and the tutorial's way
 * beside it in the same run, on the same machine, fed by the same generator at the same rate. It is
 * `npm run bench:fanout` with other defaults.
 */
import { runProgram } from "./fanout/program.ts";

await runProgram("bench", {
  viewers: "200",
  ways: "tutorial,json,binary",
  rate: "120000",
  seconds: "20",
  runs: "1",
  scenario: "none",
});
