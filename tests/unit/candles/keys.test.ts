import { expect, test } from "vitest";
import { commandOf } from "../../../app/_views/candles/keys.ts";

const press = (key: string, held: "shiftKey" | "ctrlKey" | null = null) => ({
  key,
  shiftKey: held === "shiftKey",
  ctrlKey: held === "ctrlKey",
  metaKey: false,
  altKey: false,
});

test("arrows pan, with Shift they point; plus and minus zoom", () => {
  expect(commandOf(press("ArrowLeft"))).toBe("pan-back");
  expect(commandOf(press("ArrowLeft", "shiftKey"))).toBe("point-back");
  // A plus is typed with Shift on many keyboards, and without on others.
  expect(commandOf(press("+", "shiftKey"))).toBe("zoom-in");
  expect(commandOf(press("="))).toBe("zoom-in");
  expect(commandOf(press("-"))).toBe("zoom-out");
  expect(commandOf(press("End"))).toBe("live");
});

test("the page's keys and the browser's stay theirs", () => {
  expect(commandOf(press("+", "ctrlKey"))).toBeNull();
  expect(commandOf(press("ArrowUp"))).toBeNull();
  expect(commandOf(press("p"))).toBeNull();
});
