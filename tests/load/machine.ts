import { cpus, totalmem } from "node:os";

/** What the figures were measured on, in one line. */
export function machineFacts(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? "unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day} · ${processors.length} × ${model} · ${memory} GB · Node ${process.versions.node}`;
}
