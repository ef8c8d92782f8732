import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { askInside, innerServer } from "../../../server/pages/inner-answer.ts";

/** Answers in parts; told to wait for room it would wait for ever, as pages have. */
async function answer(response: ServerResponse, sizes: readonly number[]): Promise<void> {
  for (const size of sizes) {
    if (!response.write("a".repeat(size))) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  response.end();
}

test.each([
  ["of one part", [10]],
  ["that ends a little below 64 kB, then goes on", [65_530, 5, 20_000]],
  ["of parts of 64 kB", [65_536, 65_536, 65_536]],
  ["of many small parts", Array.from({ length: 400 }, (_, i) => 1 + ((i * 97) % 1_000))],
])("an answer %s arrives whole", async (_, sizes) => {
  const server = innerServer((_request, response) => void answer(response, sizes));
  const { status, body } = await askInside(server, "/", {});
  expect(status).toBe(200);
  expect(body).toHaveLength(sizes.reduce((sum, size) => sum + size, 0));
});

test("an answer that breaks off is an error", async () => {
  const server = innerServer((_request, response) => {
    response.write("half");
    setImmediate(() => response.destroy());
  });
  await expect(askInside(server, "/", {})).rejects.toThrow();
});
