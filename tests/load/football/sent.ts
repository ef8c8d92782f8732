/**
 * What a server's connections have sent, as the system counts it for each: packets that carry
 * something, with their headers. This leaves out what viewers send and bare acknowledgements, as
 * comparisons do that look at one direction only.
 */
import { spawnSync } from "node:child_process";
import type { WireCount } from "./wire.ts";

const headers = 40;
const timestamps = 12;

/** Reads what `ss -tinH` prints: two lines a connection, the second of them names and numbers. */
export function sentIn(text: string): WireCount {
  let bytes = 0;
  let packets = 0;
  for (const [, line = ""] of text.matchAll(/^\S.*\n\s+(.*)$/gm)) {
    const number = (name: string) => Number(new RegExp(`\\b${name}:(\\d+)`).exec(line)?.[1] ?? 0);
    const segments = number("data_segs_out");
    const header = headers + (/\bts\b/.test(line) ? timestamps : 0);
    packets += segments;
    bytes += number("bytes_sent") + segments * header;
  }
  return { bytes, packets };
}

/** @returns null where the system has no such program. */
export function sentFrom(port: number): WireCount | null {
  const { status, stdout } = spawnSync("ss", ["-tinH", `sport = :${port}`], { encoding: "utf8" });
  return status === 0 ? sentIn(stdout) : null;
}
