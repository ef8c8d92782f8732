/**
 * `npm run bench:fanout`: five ways to bring the same quotes to the same viewers, then the most
 * viewers that hold, then single questions and their goals.
 */
import { scenarioNames } from "./options.ts";
import { runProgram } from "./program.ts";
import { wayNames } from "./ways.ts";

await runProgram("bench:fanout", {
  viewers: "100,1000,max",
  ways: wayNames.join(","),
  rate: "5000",
  seconds: "15",
  runs: "3",
  scenario: scenarioNames.join(","),
});
