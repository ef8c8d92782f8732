import { expect, test } from "vitest";
import { createLog } from "../../../server/ops/log.ts";
import { scrubber } from "../../../server/ops/scrub.ts";

const key = 'a key with "quotes" & more';

test.each([
  `the key is ${key}`,
  JSON.stringify({ msg: `the key is ${key}` }),
  `https://board.example/?k=${encodeURIComponent(key)}`,
])("a secret of the program's own is taken out however it is written: %s", (line) => {
  const text = scrubber([key, "another"])(line);
  expect(text).not.toContain("quotes");
  expect(text).toContain("[secret]");
});

test.each([
  ["GET /control?key=abc123&x=1", "abc123"],
  ["opening /enter/abc123?here failed", "abc123"],
  ["Authorization: Bearer abc123", "abc123"],
  ['{"headers":{"authorization":"Bearer abc123","host":"a"}}', "abc123"],
  ['{"headers":{"cookie":"bigboard=abc123; other=abc123","host":"a"}}', "abc123"],
  ['{"set-cookie":["__Host-bigboard=abc123; Path=/"]}', "abc123"],
  ["got bigboard=abc123; Path=/", "abc123"],
])("what looks like one is taken out too: %s", (line, secret) => {
  const text = scrubber([])(line);
  expect(text).not.toContain(secret);
  if (line.startsWith("{")) expect(() => JSON.parse(text)).not.toThrow();
});

test("all else stays as it is", () => {
  const line = '{"level":30,"msg":"the feed simulator goes on; keys: 3, cookies are sent"}';
  expect(scrubber([key])(line)).toBe(line);
});

test("a log shows neither secrets nor what a terminal would obey", () => {
  const lines: string[] = [];
  const log = createLog("info", { isTTY: true, write: (line) => lines.push(line) }, [key]);
  log.warn(`closing: there is no event "${key}\u001b[2J\u0007"`);
  log.error(new Error(`no ${key}`), "failed");
  const text = lines.join("");
  expect(text).toContain("[secret]");
  expect(text).not.toContain("quotes");
  expect(text).not.toContain("\u001b");
  expect(text).not.toContain("\u0007");
  expect(text.split("\n").length).toBeGreaterThan(3);
});
