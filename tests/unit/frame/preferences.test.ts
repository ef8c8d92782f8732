import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import {
  type Preferences,
  preferencesDefault,
  preferencesKey,
  preferencesOf,
  preferencesScript,
} from "../../../app/_frame/preferences-script.ts";

test("what was kept is read, and what is not known is as by default", () => {
  const kept: Preferences = {
    theme: "light",
    palette: "safe",
    density: "compact",
    motion: "reduced",
    numbers: "point",
    telling: "none",
    singleKeys: false,
  };
  expect(preferencesOf(JSON.stringify(kept))).toEqual(kept);
  expect(preferencesOf('{"theme":"light","palette":"pink","singleKeys":"no"}')).toEqual({
    ...preferencesDefault,
    theme: "light",
  });
});

test("nonsense is as by default", () => {
  for (const text of [null, "", "null", "7", '"dark"', "[]", "{"]) {
    expect(preferencesOf(text)).toEqual(preferencesDefault);
  }
});

/** What the script makes of a browser. */
function painted(kept: string | null, wishes: readonly string[] = []) {
  const dataset: Record<string, string> = { palette: "western", density: "comfortable" };
  runInNewContext(preferencesScript, {
    document: { documentElement: { dataset } },
    matchMedia: (query: string) => ({ matches: wishes.includes(query) }),
    localStorage: {
      getItem: (name: string) => {
        if (kept === "closed") throw new Error("storage is closed");
        return name === preferencesKey ? kept : null;
      },
    },
  });
  return dataset;
}

const light = "(prefers-color-scheme: light)";
const still = "(prefers-reduced-motion: reduce)";

test("before the first paint the theme is the viewer's, or the system's if that is wanted", () => {
  expect(painted('{"theme":"light"}').theme).toBe("light");
  expect(painted('{"theme":"system"}', [light]).theme).toBe("light");
  expect(painted('{"theme":"system"}').theme).toBe("dark");
  expect(painted('{"theme":"dark"}', [light]).theme).toBe("dark");
  expect(painted(null, [light]).theme).toBe("dark");
});

test("nothing moves where the system or the viewer says so, and the viewer has the last word", () => {
  expect(painted(null).motion).toBe("full");
  expect(painted(null, [still]).motion).toBe("reduced");
  expect(painted('{"motion":"reduced"}').motion).toBe("reduced");
  expect(painted('{"motion":"full"}', [still]).motion).toBe("full");
});

test("palette and density are taken if they are known", () => {
  expect(painted('{"palette":"safe","density":"compact"}')).toMatchObject({
    palette: "safe",
    density: "compact",
  });
  expect(painted('{"palette":"pink","density":3}')).toMatchObject({
    palette: "western",
    density: "comfortable",
  });
});

test("closed storage and nonsense leave the defaults, but heed the system", () => {
  for (const kept of ["closed", "{", "null", "7"]) {
    expect(painted(kept, [still])).toMatchObject({ theme: "dark", motion: "reduced" });
  }
});
