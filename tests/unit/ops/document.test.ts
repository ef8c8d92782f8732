import { expect, test } from "vitest";
import { documentHeader } from "../../../lib/seam.ts";
import { markDocument } from "../../../server/ops/document.ts";

test.each([
  ["GET", "/", {}, true],
  ["HEAD", "/markets/AAPL?interval=1m", {}, true],
  ["GET", "/?my_rsc=1", {}, true],
  ["POST", "/", {}, false],
  ["GET", "/", { rsc: "1" }, false],
  ["GET", "/?_rsc=abc", {}, false],
  ["GET", "/?a=1&_rsc=abc", {}, false],
  ["GET", "/?_rsc", {}, false],
  ["GET", "/", { "next-router-prefetch": "1" }, false],
])("%s %s %j is a document: %s", (method, url, headers, expected) => {
  const request = { method, url, headers: { ...headers } as Record<string, string> };
  markDocument(request);
  expect(request.headers[documentHeader]).toBe(expected ? "1" : undefined);
});

test("nobody outside can say so", () => {
  const request = { method: "GET", url: "/?_rsc=1", headers: { [documentHeader]: "1" } };
  markDocument(request);
  expect(request.headers).toEqual({});
});
