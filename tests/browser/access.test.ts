/** Signing in and out, links that let somebody look, and their end, as people meet them. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf } from "../support/axe.ts";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser } from "../support/browser.ts";

const viewerKey = "a key for those who look";
const operatorKey = "a key for those who operate";

let board: BoardProcess;
let elsewhere: Server;
let browser: Browser;

beforeAll(async () => {
  const keys = { BIGBOARD_VIEWER_KEY: viewerKey, BIGBOARD_OPERATOR_KEY: operatorKey };
  board = await BoardProcess.start(["--port", "0"], keys);
  // Another site, by its name: a page with one link to wherever its address says.
  elsewhere = createServer((request, response) => {
    const to = new URL(request.url ?? "", "http://x").searchParams.get("to") ?? "";
    response.setHeader("content-type", "text/html");
    response.end(`<title>elsewhere</title><a href="${to}">there</a>`);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  elsewhere?.close();
  await board?.kill("SIGKILL");
});

/** A window of its own, with what its console complains of. */
async function open(path: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext()).newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    // Of what is refused, as it should be, the browser itself says so.
    const wanted = /status of 40[13]/.test(message.text());
    if (/error|warning/.test(message.type()) && !wanted) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(board.address + path);
  return { page, complaints };
}

const live = (page: Page) => page.getByRole("button", { name: /^Connection: Live/ }).waitFor();

async function signIn(page: Page, key: string): Promise<void> {
  await page.getByLabel("Key", { exact: true }).fill(key);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Follows a link to an address of the board that stands on another site. */
async function comeFromElsewhere(page: Page, path: string): Promise<void> {
  const { port } = elsewhere.address() as AddressInfo;
  const to = encodeURIComponent(board.address + path);
  await page.goto(`http://localhost:${port}/?to=${to}`);
  await page.getByRole("link", { name: "there" }).click();
}

test("who has no key sees where to sign in, and comes from there to where it wanted to go", async () => {
  const { page, complaints } = await open("/markets?sort=name");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(
    await page.getByLabel("Key", { exact: true }).evaluate((key) => key.matches(":focus")),
  ).toBe(true);
  expect(await page.content()).not.toContain("AAPL");
  await signIn(page, "not the key");
  expect(await page.getByRole("alert").textContent()).toBe("Wrong key.");
  await signIn(page, viewerKey);
  await page.waitForURL(`${board.address}/markets?sort=name`);
  await live(page);
  expect(await page.evaluate(() => document.cookie)).toBe("");
  // From another site no cookie is sent at first, but the visitor comes in.
  await comeFromElsewhere(page, "/scores");
  await page.waitForURL(`${board.address}/scores`);
  await live(page);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each(["dark", "light"] as const)(
  "the page to sign in is fit for all in the %s theme",
  async (theme) => {
    const { page } = await open("/icon.svg");
    const text = JSON.stringify({ theme });
    await page.evaluate((kept) => localStorage.setItem("bigboard.appearance", kept), text);
    await page.goto(`${board.address}/`);
    await signIn(page, "not the key");
    await page.getByRole("alert").waitFor();
    expect(await page.locator("html").getAttribute("data-theme")).toBe(theme);
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  },
);

test("an operator's link lets somebody in, until it is ended, and its viewers are told why", async () => {
  const operator = await open(`/control#key=${encodeURIComponent(operatorKey)}`);
  await operator.page.waitForURL(`${board.address}/control`);
  await live(operator.page);
  await operator.page.getByLabel("For whom").fill("the office");
  await operator.page.getByRole("button", { name: "Make link" }).click();
  const link = await operator.page.getByLabel("The new link").inputValue();

  expect(await faultsOf(operator.page, "section:has([aria-label=Links])")).toEqual([]);

  const guest = await open("/icon.svg");
  await comeFromElsewhere(guest.page, new URL(link).pathname);
  await guest.page.waitForURL(`${board.address}/`);
  await live(guest.page);
  await operator.page.getByText("1 viewer", { exact: true }).waitFor();

  const ended = guest.page.getByText("This link was ended by an operator.");
  await operator.page.getByRole("button", { name: "End the link: the office" }).click();
  await ended.waitFor();
  await guest.page.goto(link);
  await ended.waitFor();

  await operator.page.getByRole("button", { name: "Sign out" }).click();
  await operator.page.getByRole("heading", { name: "Sign in" }).waitFor();
  await operator.page.goto(`${board.address}/control`);
  await operator.page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect([...operator.complaints, ...guest.complaints]).toEqual([]);
  await guest.page.context().close();
  await operator.page.context().close();
});

test("a restart ends sign-ins, and open pages say so instead of reconnecting for ever", async () => {
  const keys = { BIGBOARD_VIEWER_KEY: viewerKey };
  const first = await BoardProcess.start(["--port", "0"], keys);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(first.address);
  await signIn(page, viewerKey);
  await live(page);
  await first.kill("SIGKILL");
  const again = await BoardProcess.start(["--port", `${first.port}`], keys);
  try {
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await signIn(page, viewerKey);
    await live(page);
  } finally {
    await context.close();
    await again.kill("SIGKILL");
  }
});

test("what is no page and no code is for nobody without a key, not even as not found", async () => {
  for (const path of ["/favicon.ico", "/_next/static/nothing.js", "/nowhere", "/_next/nothing"]) {
    const answer = await fetch(board.address + path, { headers: { rsc: "1" } });
    expect([401, 404], path).toContain(answer.status);
    expect(await answer.text(), path).not.toContain("AAPL");
  }
});
