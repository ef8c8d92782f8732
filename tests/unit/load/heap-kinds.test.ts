import { expect, test } from "vitest";
import { kindsOf } from "../../load/page/heap-kinds.ts";

const types = ["hidden", "array", "string", "object", "code", "object shape", "native"];
const snapshot = (fields: string[], nodes: number[]) =>
  JSON.stringify({ snapshot: { meta: { node_fields: fields, node_types: [types] } }, nodes });

test("a heap is summed up by what comes with code, what scripts made and what the browser did", () => {
  const nodes = [4, 1, 100, 3, 2, 20, 5, 3, 7, 2, 4, 3, 0, 5, 1, 6, 6, 50];
  const sums = { code: 108, data: 23, native: 50 };
  expect(kindsOf(snapshot(["type", "id", "self_size"], nodes))).toEqual(sums);
});

test("a snapshot of another format is refused", () => {
  expect(() => kindsOf(snapshot(["kind", "id"], [1, 2]))).toThrow(/type and self_size/);
});
