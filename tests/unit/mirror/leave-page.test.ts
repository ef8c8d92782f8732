import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { leavePage } from "../../../lib/mirror/leave-page.ts";

let reloads = 0;
let kept: Map<string, string>;

beforeEach(() => {
  reloads = 0;
  kept = new Map();
  vi.useFakeTimers({ now: 1_795_000_000_000, toFake: ["Date"] });
  vi.stubGlobal("location", { reload: () => (reloads += 1) });
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("a page that may look no more is loaded anew, and not again and again", () => {
  leavePage();
  expect(reloads).toBe(1);
  vi.setSystemTime(1_795_000_009_999);
  leavePage();
  expect(reloads).toBe(1);
  vi.setSystemTime(1_795_000_010_000);
  leavePage();
  expect(reloads).toBe(2);
});

test("where nothing can be kept it stays, since it could go on for ever", () => {
  vi.stubGlobal("sessionStorage", {
    getItem() {
      throw new Error("closed");
    },
  });
  leavePage();
  expect(reloads).toBe(0);
});
