import { expect, test } from "vitest";
import { reloadOnce } from "../../../lib/mirror/outdated.ts";
import { protocolVersion } from "../../../lib/wire/version.ts";
import { stage } from "./stage.ts";

test("a server of another protocol has the page loaded again, one of the same has not", () => {
  const { mirror, line, server, surroundings } = stage();
  mirror.start();
  line.open();
  expect(surroundings.renewals).toEqual([]);
  line.cut();
  server.protocol = protocolVersion + 1;
  line.open();
  expect(surroundings.renewals).toEqual([protocolVersion + 1]);
});

test("a page is loaded again once for each pair of protocols", () => {
  const kept = new Map<string, string>();
  const notes = () => ({
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  });
  let reloads = 0;
  const attempt = (ours: number, theirs: number) =>
    reloadOnce(ours, theirs, notes, () => {
      reloads += 1;
    });
  expect(attempt(1, 2)).toBe(true);
  expect(attempt(1, 2)).toBe(false);
  expect(reloads).toBe(1);
  expect(attempt(2, 3)).toBe(true);
  expect(reloads).toBe(2);
});

test("without a storage the page is left as it is", () => {
  const forbidden = () => {
    throw new DOMException("denied", "SecurityError");
  };
  let reloads = 0;
  const reloaded = reloadOnce(1, 2, forbidden, () => {
    reloads += 1;
  });
  expect(reloaded).toBe(false);
  expect(reloads).toBe(0);
});
