/** What axe finds in what opens over a page, and on pages that do not simply show what is now. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf, type Look, openAs } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { StagedBoard } from "../support/staged-board.ts";

/** Both themes and both widths once, since each look takes half a minute. */
const looks: readonly Look[] = [
  { theme: "dark", width: 1440 },
  { theme: "light", width: 390 },
];
const nameOf = ({ theme, width }: Look) => `${theme}, ${width} px`;
const halted = "AAPL";

let board: StagedBoard;
let browser: Browser;

beforeAll(async () => {
  board = await StagedBoard.start({ seed: "axe-states", rate: 50, speed: 10, hours: "steady" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await board?.end();
});

const dialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });

/** What the bar at the foot says of the page's state. */
const state = (page: Page, text: RegExp) =>
  page.getByRole("region", { name: "State of the page" }).getByText(text);

/** Closes what is open, and waits until it is gone. */
async function close(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** What opens over any page, by name. Each leaves the page as it was. */
const panels: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "search with results": async (page) => {
    await page.keyboard.press("/");
    await dialog(page, "Search").waitFor();
    await page.keyboard.type("ar");
    await page.getByRole("option").nth(5).waitFor();
  },
  "search without": async (page) => {
    await page.keyboard.press("/");
    await dialog(page, "Search").waitFor();
    await page.keyboard.type("zzzz");
    await page.getByText("Nothing on the board is called").waitFor();
  },
  help: async (page) => {
    await page.keyboard.press("?");
    await dialog(page, "Shortcuts").waitFor();
  },
  settings: async (page) => {
    await page.getByRole("button", { name: "Settings" }).click();
    await dialog(page, "Settings").waitFor();
  },
  meter: async (page) => {
    await page.getByRole("button", { name: /^Connection:/ }).click();
    await page.getByText("Encoding", { exact: true }).waitFor();
  },
};

for (const look of looks) {
  test(`what opens over a page, ${nameOf(look)}`, async () => {
    const found: Record<string, string[]> = {};
    const page = await openAs(browser, `${board.address}/control`, look);
    for (const [name, open] of Object.entries(panels)) {
      await open(page);
      // By itself: what it lies over is not to be pressed now.
      const here = await faultsOf(page, "[role=dialog]");
      if (here.length > 0) found[name] = here;
      await close(page);
    }
    await page.goto(`${board.address}/markets`, { waitUntil: "load" });
    await page.getByRole("button", { name: "Columns", exact: true }).click();
    await dialog(page, "Columns").getByRole("checkbox").nth(5).waitFor();
    const columns = await faultsOf(page, "[role=dialog]");
    if (columns.length > 0) found.columns = columns;
    expect(found).toEqual({});
    await page.context().close();
  });

  test(`a chart's table, a moment that has passed, a pause, ${nameOf(look)}`, async () => {
    const found: Record<string, string[]> = {};
    const page = await openAs(browser, `${board.address}/markets/MSFT`, look);
    const note = async (name: string) => {
      const here = await faultsOf(page);
      if (here.length > 0) found[name] = here;
    };
    const table = page.getByRole("button", { name: /^Show as a table/ }).first();
    await table.click();
    await page.getByRole("region", { name: /, as a table$/ }).waitFor();
    await note("table");
    const slider = page.getByRole("slider", { name: "Moment shown" });
    await expect.poll(() => slider.isEnabled(), { timeout: 20_000 }).toBe(true);
    await slider.press("Home");
    await state(page, /^Looking at .* ago/).waitFor();
    await note("past");
    await page.keyboard.press("l");
    await page.keyboard.press("p");
    await state(page, /^Paused by you/).waitFor();
    await note("paused");
    expect(found).toEqual({});
    await page.context().close();
  });

  test(`a halt, on its page, in the table and in a toast, ${nameOf(look)}`, async () => {
    const found: Record<string, string[]> = {};
    const watching = { ...look, watchlist: [halted] };
    const table = await openAs(browser, `${board.address}/markets?show=watchlist`, watching);
    const page = await openAs(browser, `${board.address}/markets/${halted}`, watching);
    try {
      // What tells of news comes when a page has nothing else to do, and only of what is new then.
      const toast = page.getByText("Trading is halted");
      await expect
        .poll(
          async () => {
            await board.put(halted, "trading");
            await board.put(halted, "halted");
            return toast.first().isVisible();
          },
          { timeout: 30_000, interval: 1_000 },
        )
        .toBe(true);
      for (const [name, which] of Object.entries({ page, table })) {
        const here = await faultsOf(which);
        if (here.length > 0) found[name] = here;
      }
      await table.locator("[data-status=halted]").first().waitFor();
      expect(found).toEqual({});
    } finally {
      await board.put(halted, "trading");
      await page.context().close();
      await table.context().close();
    }
  });

  test(`a feed that has stalled, ${nameOf(look)}`, async () => {
    const found: Record<string, string[]> = {};
    await board.stall("nothing has come for 12 s");
    try {
      for (const path of ["/", "/control"]) {
        const page = await openAs(browser, board.address + path, look);
        await state(page, /^Feed stalled: nothing has come/).waitFor();
        const here = await faultsOf(page);
        if (here.length > 0) found[path] = here;
        await page.context().close();
      }
      expect(found).toEqual({});
    } finally {
      await board.stall(null);
    }
  });
}

test("a fault in a panel is found, or these tests would see nothing", async () => {
  const page = await openAs(browser, `${board.address}/control`, { theme: "dark", width: 1440 });
  await page.getByRole("button", { name: "Settings" }).click();
  await dialog(page, "Settings").evaluate((panel) => {
    const faint = document.createElement("p");
    faint.textContent = "faint";
    Object.assign(faint.style, { color: "#777", background: "#888" });
    panel.append(faint);
  });
  const found = await faultsOf(page, "[role=dialog]");
  expect(found.join()).toContain("color-contrast");
  await page.context().close();
});

// The last one: it takes the server away.
test("pages whose server has gone", async () => {
  const found: Record<string, string[]> = {};
  const pages: [string, Page][] = [];
  // Each look with two of them, since all are open at once.
  const paths = ["/", "/markets/AAPL", "/markets", "/scores", "/control", "/"];
  for (const [index, path] of paths.entries()) {
    const look = looks[index % looks.length] ?? { theme: "dark", width: 1440 };
    const page = await openAs(browser, board.address + path, look);
    pages.push([`${path}, ${nameOf(look)}`, page]);
  }
  // What says so comes while the line still stands.
  await sleep(4_000);
  await board.end();
  for (const [name, page] of pages) {
    await state(page, /^(Reconnecting|Offline) since/).waitFor({ timeout: 60_000 });
    const here = await faultsOf(page);
    if (here.length > 0) found[name] = here;
    await page.context().close();
  }
  expect(found).toEqual({});
});
