/** The status pill's meter, and the limit of data. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser, WatchedPage } from "../support/browser.ts";

let server: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  server = await BoardProcess.start(["--port", "0", "--rate", "5000"]);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.kill("SIGKILL");
});

/** What the open meter says, by term. */
async function meterOf(page: Page): Promise<Record<string, string>> {
  const terms = await page.locator("dialog dt, [role=dialog] dt").allInnerTexts();
  const values = await page.locator("dialog dd, [role=dialog] dd").allInnerTexts();
  return Object.fromEntries(terms.map((term, index) => [term, values[index] ?? ""]));
}

for (const width of [1440, 390]) {
  test(`the meter says how the page lives, and shifts nothing, at ${width} px`, async () => {
    const size = { width, height: 844 };
    const watched = await WatchedPage.open(browser, `${server.address}/markets`, size);
    const { page } = watched;
    await watched.status.click();
    await page.getByText("Encoding", { exact: true }).waitFor();
    await sleep(8_000);
    const meter = await meterOf(page);
    expect(meter).toMatchObject({ Transport: "WebSocket", Encoding: "binary", Reconnects: "0" });
    for (const term of ["Half of them, at most", "99 of 100, at most"]) {
      expect(meter[term], term).toMatch(/^[\d,.]+ m?s$/);
    }
    for (const term of ["Updates a second", "Data", "Left out, newer came"]) {
      expect(Number.parseFloat((meter[term] ?? "").replaceAll(",", "")), term).toBeGreaterThan(0);
    }
    const popup = await page.locator("[role=dialog]").boundingBox();
    expect(popup?.x).toBeGreaterThanOrEqual(0);
    expect((popup?.x ?? 0) + (popup?.width ?? 0)).toBeLessThanOrEqual(width);
    const { score, sources } = await watched.shifts();
    expect(score, sources.join("\n")).toBeLessThan(0.000_5);
    expect(watched.complaints).toEqual([]);
    await watched.close();
  });
}

test("a limit of data is kept in the browser and told to the server, which says what fits", async () => {
  const watched = await WatchedPage.open(browser, `${server.address}/markets`);
  const { page } = watched;
  const limit = (label: string) =>
    page
      .getByRole("radiogroup", { name: /^Data, kilobytes a second/ })
      .getByRole("radio", { name: label, exact: true });
  await page.getByRole("button", { name: "Settings" }).click();
  await limit("10").click();
  await page.getByText(/fits into 10 kB\/s/).waitFor();
  await page.reload();
  await watched.untilLive();
  await page.getByRole("button", { name: "Settings" }).click();
  expect(await limit("10").isChecked()).toBe(true);
  await page.getByText(/fits into 10 kB\/s/).waitFor();
  await limit("No limit").click();
  await page.getByText("Without a limit the pace alone decides.").waitFor();
  expect(watched.complaints).toEqual([]);
  await watched.close();
});
