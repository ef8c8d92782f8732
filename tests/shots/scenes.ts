/** Moments that one seldom sees, each brought about and held in a picture. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";
import type { StagedBoard } from "../support/staged-board.ts";
import type { Camera, Look } from "./camera.ts";

interface Stage {
  readonly camera: Camera;
  readonly board: StagedBoard;
}

export interface Scene {
  /** Names of its pictures. */
  readonly names: readonly string[];
  play(stage: Stage): Promise<void>;
}

const desk: Look = { theme: "dark", width: 1440 };
const phone: Look = { theme: "light", width: 390 };
/** Moments are seen at the other two looks as well: what fits one may not fit the next. */
const tablet: Look = { theme: "light", width: 1024 };
const phoneAtNight: Look = { theme: "dark", width: 390 };
const watchlist = { "bigboard.watchlist": ["AAPL", "MSFT", "NVDA", "JPM", "XOM"] };
/** A goal falls among six matches in some 20 s; a minute without one comes now and then. */
const goalWithinMs = 180_000;

/** A scene with one page that something is done to. */
function scene(name: string, path: string, look: Look, act: (page: Page, stage: Stage) => unknown) {
  return {
    names: [name],
    async play(stage: Stage) {
      const page = await stage.camera.open(path, look);
      try {
        await act(page, stage);
        await stage.camera.take(page, name);
      } finally {
        await page.context().close();
      }
    },
  } satisfies Scene;
}

const press =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
    await sleep(1_200);
  };

const click = (name: RegExp) => async (page: Page) => {
  await page.getByRole("button", { name }).first().click();
  await sleep(800);
};

async function pausedFor(page: Page): Promise<void> {
  await page.keyboard.press("p");
  await sleep(4_000);
}

async function scrubbed(page: Page): Promise<void> {
  await sleep(8_000);
  const slider = page.getByRole("slider", { name: /moment|time/i }).first();
  await slider.focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowLeft");
  await sleep(600);
}

async function goal(page: Page): Promise<void> {
  await page.locator("[data-goal]").first().waitFor({ timeout: goalWithinMs });
  await sleep(250);
}

async function halted(_: Page, { board }: Stage): Promise<void> {
  await board.put("AAPL", "halted");
  await sleep(1_500);
}

const stillStalled = () => sleep(1_000);

export const scenes: readonly Scene[] = [
  scene("search-dark-1440", "/", desk, async (page) => {
    await page.keyboard.press("/");
    await sleep(800);
    await page.keyboard.type("app");
    await sleep(800);
  }),
  scene("search-light-390", "/", phone, async (page) => {
    await click(/^Search/)(page);
    await page.keyboard.type("city");
    await sleep(800);
  }),
  scene("help-dark-1440", "/markets", desk, press("?")),
  scene("settings-light-1440", "/", { ...desk, theme: "light" }, click(/^Settings/)),
  scene("settings-dark-390", "/", { ...phone, theme: "dark" }, click(/^Settings/)),
  scene("meter-dark-1440", "/", desk, click(/^Connection: /)),
  scene("columns-dark-1440", "/markets", desk, click(/^Columns/)),
  scene("watchlist-dark-1440", "/markets?show=watchlist", { ...desk, kept: watchlist }, () => {}),
  scene("board-watchlist-light-1440", "/", { ...desk, theme: "light", kept: watchlist }, () => {}),
  scene("board-safe-dark-1440", "/", { ...desk, palette: "safe" }, () => {}),
  scene("board-eastern-light-1440", "/", { ...desk, theme: "light", palette: "eastern" }, () => {}),
  scene("markets-compact-dark-1440", "/markets", { ...desk, density: "compact" }, () => {}),
  scene("board-dark-2560", "/", { ...desk, width: 2560 }, () => {}),
  scene("board-light-320", "/", { ...phone, width: 320 }, () => {}),
  scene("instrument-area-dark-1440", "/markets/AAPL?chart=area", desk, () => {}),
  scene(
    "instrument-1s-light-1440",
    "/markets/AAPL?interval=1s",
    { ...desk, theme: "light" },
    () => {},
  ),
  scene("paused-dark-1440", "/", desk, pausedFor),
  scene("paused-light-390", "/markets", phone, pausedFor),
  scene("past-dark-1440", "/markets/AAPL", desk, scrubbed),
  scene("past-light-390", "/markets/AAPL", phone, scrubbed),
  scene("paused-light-1024", "/scores", tablet, pausedFor),
  scene("paused-dark-390", "/", phoneAtNight, pausedFor),
  scene("past-light-1024", "/markets/AAPL", tablet, scrubbed),
  scene("past-dark-390", "/markets/AAPL", phoneAtNight, scrubbed),
  scene("goal-dark-1440", "/scores", desk, goal),
  scene("goal-board-light-1440", "/", { ...desk, theme: "light" }, goal),
  scene("goal-board-light-1024", "/", tablet, goal),
  scene("goal-dark-390", "/scores", phoneAtNight, goal),
  scene("halted-dark-1440", "/markets/AAPL", desk, halted),
  scene("halted-light-1024", "/markets/AAPL", tablet, halted),
  scene("halted-dark-390", "/markets/AAPL", phoneAtNight, halted),
  scene(
    "halted-markets-light-1440",
    "/markets",
    { ...desk, theme: "light" },
    async (_, { board }) => {
      await board.put("ABBV", "closed");
      await board.put("ABNB", "auction");
      await sleep(1_500);
    },
  ),
  scene("stalled-dark-1440", "/markets", desk, async (_, { board }) => {
    await board.stall("The line to the venue is down.");
    await sleep(2_500);
  }),
  scene("stalled-light-390", "/", phone, stillStalled),
  scene("stalled-light-1024", "/markets/AAPL", tablet, stillStalled),
  scene("stalled-dark-390", "/markets", phoneAtNight, stillStalled),
  {
    names: [
      "offline-board-dark-1440",
      "offline-instrument-light-1440",
      "offline-scores-light-390",
      "offline-markets-light-1024",
      "offline-board-dark-390",
    ],
    async play({ camera, board }: Stage) {
      await board.stall(null);
      const pages = [
        await camera.open("/", desk),
        await camera.open("/markets/MSFT", { ...desk, theme: "light" }),
        await camera.open("/scores", phone),
        await camera.open("/markets", tablet),
        await camera.open("/", phoneAtNight),
      ] as const;
      await board.end();
      await sleep(6_000);
      // A server that is gone is a line on the console, and no fault of the page.
      camera.complaints.length = 0;
      for (const [index, page] of pages.entries()) {
        await camera.take(page, this.names[index] ?? "offline");
        await page.context().close();
      }
      camera.complaints.length = 0;
    },
  },
];
