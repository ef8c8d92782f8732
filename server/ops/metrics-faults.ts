/** What went wrong and was borne, as Prometheus has it. */
import { Counter, type Registry } from "prom-client";
import type { Faults } from "./faults.ts";

export function describeFaults(registry: Registry, faults: Pick<Faults, "counts">): void {
  new Counter({
    name: "bigboard_faults_total",
    help: "Errors of the program's own that were contained, by where they arose.",
    labelNames: ["place"],
    registers: [registry],
    collect() {
      this.reset();
      for (const [place, count] of Object.entries(faults.counts())) this.inc({ place }, count);
    },
  });
}
