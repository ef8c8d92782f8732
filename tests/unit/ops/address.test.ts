import { expect, test } from "vitest";
import { addressLines } from "../../../server/ops/address.ts";

test.each([
  ["127.0.0.1", "http://127.0.0.1:3000"],
  ["0.0.0.0", "http://localhost:3000"],
  ["::", "http://localhost:3000"],
  ["::1", "http://[::1]:3000"],
])("a server on %s is opened at %s", (host, address) => {
  const config = { host, operatorKey: null, operatorKeyMade: false };
  expect(addressLines(config, 3_000)).toEqual([`Bigboard is at ${address}`]);
});

test("a key made at the start is printed with its link, one that was given never", () => {
  const config = { host: "0.0.0.0", operatorKey: "secret" };
  const made = addressLines({ ...config, operatorKeyMade: true }, 80).join("\n");
  expect(made).toContain("http://localhost:80/control#key=secret");
  const given = addressLines({ ...config, operatorKeyMade: false }, 80).join("\n");
  expect(given).not.toContain("secret");
});
