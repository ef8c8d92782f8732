import { noFigure } from "../../../lib/domain/format.ts";

/** RFC 6455, section 5.2. */
const names: Readonly<Record<number, string>> = {
  0: "continuation",
  1: "text",
  2: "binary",
  8: "close",
  9: "ping",
  10: "pong",
};

/** A frame's kind with its number in hexadecimal: `text 0x1`. */
export function opcodeName(opcode: number | null): string {
  if (opcode === null) return noFigure;
  const digits = opcode.toString(16).toUpperCase();
  return names[opcode] === "continuation"
    ? `contin. 0x${digits}`
    : `${names[opcode] ?? "reserved"} 0x${digits}`;
}
