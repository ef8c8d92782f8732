import { createSimulator } from "../../server/feed/simulator/simulator.ts";
import { contractOf } from "./feed.ts";

contractOf({
  name: "simulator",
  source: "simulator",
  simulated: true,
  make: (context) =>
    createSimulator(context, { seed: "contract", rate: 200, hours: "steady", warmUpMs: 60_000 }),
  tickingWithinMs: 5_000,
});
