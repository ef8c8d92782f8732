/** Every page fits a phone: nothing that can be read or pressed lies beyond the edge. */
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser, WatchedPage } from "../support/browser.ts";

let server: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  server = await BoardProcess.start(["--port", "0"]);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.kill("SIGKILL");
});

/** Runs in the page: what reaches over the right edge and cannot be scrolled to. */
function beyondTheEdge(): string[] {
  const edge = document.documentElement.clientWidth;
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  return [...document.querySelectorAll("main :is(button, a, input, h1, h2, h3, td, th, dd, p)")]
    .filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      // What only screen readers see is a pixel wide.
      return width > 1 && right > edge + 1 && !scrolls(element.parentElement);
    })
    .map((element) => `${element.tagName} "${element.textContent?.slice(0, 30)}"`);
}

for (const width of [390, 320]) {
  test(`nothing lies beyond the edge at ${width} px`, async () => {
    for (const path of ["/", "/markets", "/markets/AAPL", "/scores", "/lab", "/control"]) {
      const size = { width, height: 844 };
      const watched = await WatchedPage.open(browser, server.address + path, size);
      expect(await watched.page.evaluate(beyondTheEdge), path).toEqual([]);
      await watched.close();
    }
  });
}
