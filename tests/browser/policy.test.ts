/**
 * The policy that pages come with, and their keeping to it: nothing of a page is refused, no request
 * leaves its own origin, and code that gets into a page by its HTML does not run.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { firstLiveMatch, otherMatches, placesOf } from "../support/places.ts";
import { StagedBoard } from "../support/staged-board.ts";

let board: StagedBoard;
let browser: Browser;

beforeAll(async () => {
  board = await StagedBoard.start({ seed: "policy", rate: 200, speed: 20, hours: "steady" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await board?.end();
});

/** A page in a window of its own, with all that its policy refused and its console complained of. */
async function watchedPage(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  await page.exposeFunction("bigboardRefused", (what: string) => complaints.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sample, lineNumber } = event;
      const tell: unknown = Reflect.get(globalThis, "bigboardRefused");
      const what = `${effectiveDirective} ${blockedURI} "${sample}" in line ${lineNumber}`;
      if (typeof tell === "function") tell(what);
    });
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && host !== new URL(board.address).host) {
      complaints.push(`left its origin: ${request.url()}`);
    }
  });
  return { page, complaints };
}

async function untilLive(page: Page): Promise<void> {
  const status = page.getByRole("button", { name: /^Connection: (Live|Feed paused)/ });
  await status.waitFor({ timeout: 60_000 });
}

test("fonts are named to be loaded early, without a nonce that is not the answer's", async () => {
  const { headers } = await fetch(board.address);
  expect(headers.get("link")).toMatch(/\.woff2>; rel=preload/);
  expect(headers.get("link")).not.toContain("nonce");
});

test("nothing of any page is refused, and none asks another origin", async () => {
  const match = await firstLiveMatch(board.address);
  const found: Record<string, string[]> = {};
  for (const [name, path] of placesOf(match, await otherMatches(board.address))) {
    const { page, complaints } = await watchedPage();
    await page.goto(board.address + path, { waitUntil: "load" });
    await untilLive(page);
    await sleep(1_500);
    await page.mouse.move(700, 450);
    await page.mouse.move(500, 300);
    await sleep(500);
    const expected = /the server responded with a status of 404/;
    const rest = complaints.filter((text) => name !== "not-found" || !expected.test(text));
    if (rest.length > 0) found[name] = rest;
    await page.context().close();
  }
  expect(found).toEqual({});
});

test("nothing is refused either of what comes when one moves about and opens all that there is", async () => {
  const { page, complaints } = await watchedPage();
  await page.goto(`${board.address}/`, { waitUntil: "load" });
  await untilLive(page);
  const go = async (name: string, path: string) => {
    const places = page.getByRole("navigation", { name: "Places" }).first();
    await places.getByRole("link", { name, exact: true }).click();
    await page.waitForURL((url) => url.pathname === path);
    await sleep(500);
  };
  await go("Markets", "/markets");
  await page.getByRole("link", { name: "AAPL", exact: true }).first().waitFor();
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, 4_000);
  await sleep(500);
  await page
    .getByRole("button", { name: /columns/i })
    .first()
    .click();
  await page.keyboard.press("Escape");
  await page.goto(`${board.address}/markets/AAPL`, { waitUntil: "load" });
  await untilLive(page);
  await page.mouse.move(500, 400);
  await sleep(1_000);
  await go("Scores", "/scores");
  await go("Control", "/control");
  for (const key of ["?", "/"]) {
    await page.keyboard.press(key);
    await page.getByRole("dialog").first().waitFor();
    await page.keyboard.press("Escape");
    await sleep(300);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("what gets into a page as HTML, as a style or as an address of a script does nothing", async () => {
  const { page, complaints } = await watchedPage();
  await page.goto(`${board.address}/control`, { waitUntil: "load" });
  await untilLive(page);
  const done = await page.evaluate(async () => {
    const attempts: Record<string, () => void> = {
      html: () => {
        document.body.innerHTML = "<img src=x onerror='document.title=1'>";
      },
      address: () => {
        document.createElement("script").src = "https://example.com/a.js";
      },
      own: () => {
        document.createElement("script").src = "/live/quotes";
      },
      text: () => {
        document.createElement("script").text = "document.title = 1";
      },
    };
    const thrown = Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return `${name} went through`;
      } catch {
        return name;
      }
    });
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
    document.body.setAttribute("style", "display: none");
    const request = await fetch("https://example.com/").then(
      () => "asked",
      () => "refused",
    );
    return [...thrown, getComputedStyle(document.body).display, request];
  });
  expect(done).toEqual(["html", "address", "own", "text", "block", "refused"]);
  const refused = () =>
    complaints.map((text) => text.split(" ")[0]).filter((word) => /-(src|for)/.test(word ?? ""));
  await expect
    .poll(() => refused().sort(), { timeout: 10_000 })
    .toEqual([
      "connect-src",
      ...Array<string>(4).fill("require-trusted-types-for"),
      "style-src-attr",
      "style-src-elem",
    ]);
  await page.context().close();
});
