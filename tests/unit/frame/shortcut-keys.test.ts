import { expect, test } from "vitest";
import { capsOf, isSingleKey, stepOf, strokeOf } from "../../../app/_frame/shortcuts/keys.ts";

const press = (key: string, held: readonly string[] = []) => ({
  key,
  ctrlKey: held.includes("Control"),
  metaKey: held.includes("Meta"),
  altKey: held.includes("Alt"),
  shiftKey: held.includes("Shift"),
  getModifierState: (name: string) => held.includes(name),
});

test("a letter is a stroke whatever the caps lock, and none with Shift", () => {
  expect(strokeOf(press("p"))).toBe("p");
  expect(strokeOf(press("P"))).toBe("p");
  expect(strokeOf(press("P", ["Shift"]))).toBe(null);
});

test("a sign is taken as it is written, however its layout writes it", () => {
  expect(strokeOf(press("?", ["Shift"]))).toBe("?");
  expect(strokeOf(press("/", ["Shift"]))).toBe("/");
  expect(strokeOf(press("[", ["Control", "Alt", "AltGraph"]))).toBe("[");
});

test("Control and Command are one, and what the browser does with Alt is left to it", () => {
  expect(strokeOf(press("k", ["Control"]))).toBe("mod+k");
  expect(strokeOf(press("k", ["Meta"]))).toBe("mod+k");
  expect(strokeOf(press("d", ["Alt"]))).toBe(null);
  expect(strokeOf(press("[", ["Meta"]))).toBe(null);
  expect(strokeOf(press("Tab"))).toBe(null);
  expect(strokeOf(press("Shift", ["Shift"]))).toBe(null);
});

const known = ["p", "g b", "g m", "b"];

test("a sequence is waited for, and found by its last stroke", () => {
  expect(stepOf("", "g", known)).toEqual({ found: null, pending: "g" });
  expect(stepOf("g", "m", known)).toEqual({ found: 2, pending: "" });
});

test("a stroke inside a sequence is not the shortcut that it is alone", () => {
  expect(stepOf("g", "b", known)).toEqual({ found: 1, pending: "" });
});

test("a sequence that leads nowhere gives its last stroke free", () => {
  expect(stepOf("g", "p", known)).toEqual({ found: 0, pending: "" });
  expect(stepOf("g", "g", known)).toEqual({ found: null, pending: "g" });
  expect(stepOf("g", "x", known)).toEqual({ found: null, pending: "" });
});

test("of two that are the same the newer part's holds", () => {
  expect(stepOf("", "p", [...known, "p"])).toEqual({ found: 4, pending: "" });
});

test("only shortcuts without a modifier can be switched off", () => {
  expect(isSingleKey("p")).toBe(true);
  expect(isSingleKey("g b")).toBe(true);
  expect(isSingleKey("mod+k")).toBe(false);
  expect(isSingleKey("Escape")).toBe(false);
});

test("caps are written as on the viewer's keyboard", () => {
  expect(capsOf("mod+k", true)).toEqual(["⌘", "K"]);
  expect(capsOf("mod+k", false)).toEqual(["Ctrl", "K"]);
  expect(capsOf("g b", false)).toEqual(["G", "B"]);
  expect(capsOf("Escape", false)).toEqual(["Esc"]);
});
