/** What one sees of a page of which only the beginning has come. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { launchBrowser } from "../support/browser.ts";

let board: BoardProcess;
let browser: Browser;
let between: Server;
/** The text at which the document stops coming in until it is let through. */
let stopAt = "";
let letThrough: () => void = () => {};

/** A line to the board that holds a document up in its middle. */
async function standBetween(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const accept = request.headers.accept ?? "";
    const answer = await fetch(board.address + request.url, { headers: { accept } });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    const body = Buffer.from(await answer.arrayBuffer());
    const at = accept.includes("text/html") ? body.indexOf(stopAt) : -1;
    if (at < 0) return response.end(body);
    response.write(body.subarray(0, at));
    await new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    return response.end(body.subarray(at));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return server;
}

beforeAll(async () => {
  board = await BoardProcess.start(["--port", "0"]);
  browser = await launchBrowser();
  between = await standBetween();
});

afterAll(async () => {
  await browser?.close();
  between?.closeAllConnections();
  between?.close();
  await board?.kill("SIGKILL");
});

test.each([
  ["the top bar", "Pause my view", "body > header > .ml-auto"],
  [
    "a panel's heading",
    "about unchanged",
    "section:has(h2:text('Market map')) > header > :nth-child(2)",
  ],
])("%s is not seen before it is all there: it is set from its end", async (_, text, selector) => {
  stopAt = text;
  const page = await browser.newPage();
  const { port } = between.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: "commit" });
  const part = page.locator(selector).first();
  await part.waitFor({ state: "attached" });
  await page.evaluate(() => document.fonts.ready);
  expect(await part.isVisible()).toBe(false);
  letThrough();
  await part.waitFor({ state: "visible" });
  await page.close();
});
