import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { icon, iconAddress } from "../../../app/_frame/icon.ts";

test("the icon in the page is the one that is served", () => {
  const served = readFileSync(new URL("../../../public/icon.svg", import.meta.url), "utf8");
  expect(served.trim()).toBe(icon);
  expect(decodeURIComponent(iconAddress)).toBe(`data:image/svg+xml,${icon}`);
});
