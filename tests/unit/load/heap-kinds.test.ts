import { expect, test } from "vitest";
import { kindsOf } from "../../load/page/heap-kinds.ts";

const types = ["hidden", "array", "string", "object", "code", "object shape"];
const snapshot = (fields: string[], nodes: number[]) =>
  JSON.stringify({ snapshot: { meta: { node_fields: fields, node_types: [types] } }, nodes });

test("a heap is summed up by what comes with code and all else", () => {
  const nodes = [4, 1, 100, 3, 2, 20, 5, 3, 7, 2, 4, 3, 0, 5, 1];
  expect(kindsOf(snapshot(["type", "id", "self_size"], nodes))).toEqual({ code: 108, data: 23 });
});

test("a snapshot of another format is refused", () => {
  expect(() => kindsOf(snapshot(["kind", "id"], [1, 2]))).toThrow(/type and self_size/);
});
