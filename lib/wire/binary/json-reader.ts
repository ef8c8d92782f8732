/** Reads JSON values. */
import type { CellValue } from "../../table/delta.ts";
import type { BitReader } from "./bit-reader.ts";
import { FrameError } from "./frame.ts";
import { readIntegers } from "./integers-reader.ts";
import { unscaled } from "./near.ts";
import { readTexts } from "./text-reader.ts";

/** Reads a value that is not null. */
export function readJson(input: BitReader): CellValue {
  if (!input.takeFlag()) {
    const value: unknown = JSON.parse(readTexts(input, 1).join());
    if (value === null) throw new FrameError("a frame has a null where there is a value");
    return value as CellValue;
  }
  const exponent = input.takeSigned();
  if (Math.abs(exponent) > 22) throw new FrameError(`a frame has an exponent of ${exponent}`);
  const count = input.takeLength();
  if (count === 0) throw new FrameError("a frame has a list of no numbers");
  let units = input.takeSigned();
  const differences = new Float64Array(count - 1);
  if (count > 1) readIntegers(input, differences, count - 1, 1);
  const list = [unscaled(units, exponent)];
  for (const folded of differences) {
    units += folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
    if (!Number.isSafeInteger(units)) throw new FrameError("a frame has a number out of range");
    list.push(unscaled(units, exponent));
  }
  return list;
}
