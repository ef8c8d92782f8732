import { expect, test } from "vitest";
import { KeptRecords } from "../../../server/board/kept-records.ts";

test("the newest records are kept, whatever their number", () => {
  for (const keep of [1, 3, 8, 20]) {
    const records = new KeptRecords(2, keep);
    for (let number = 0; number < 50; number += 1) {
      const at = records.add();
      records.values[at] = number;
      records.values[at + 1] = -number;
      expect(records.count).toBe(number + 1);
      expect(records.oldest).toBe(Math.max(0, number + 1 - keep));
      for (let kept = records.oldest; kept < records.count; kept += 1) {
        const first = records.at(kept);
        expect([...records.values.slice(first, first + 2)]).toEqual([kept, -kept]);
      }
    }
    expect(records.values.length).toBe(2 * keep);
  }
});
