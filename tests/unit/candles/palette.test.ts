import { expect, test } from "vitest";
import { translucent } from "../../../app/_views/candles/palette.ts";

test("a computed colour takes an opacity", () => {
  expect(translucent("rgb(62, 207, 142)", 0.35)).toBe("rgba(62, 207, 142, 0.35)");
  expect(translucent("rgba(62, 207, 142, 0.9)", 0.35)).toBe("rgba(62, 207, 142, 0.35)");
  expect(translucent("transparent", 0.35)).toBe("transparent");
});
