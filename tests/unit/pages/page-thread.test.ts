import { afterEach, expect, test, vi } from "vitest";
import type { BoardSeam } from "../../../lib/seam.ts";
import { onBehalfOf, requestNow } from "../../../server/ops/requests.ts";
import { PageThread } from "../../../server/pages/page-thread.ts";
import { ManualClock } from "../../support/manual-clock.ts";

const clock = new ManualClock();
const noted: string[] = [];
const told: string[] = [];
let thread: PageThread | null = null;

/** Those of the threads to come; "0" for all that follow. */
const versions: string[] = [];

const seam: BoardSeam = {
  epoch: "e1",
  get version() {
    return versions.shift() ?? "0";
  },
  snapshot(topic) {
    if (topic === "broken") throw new Error("no such drawer");
    return null;
  },
};

const asRequest = () => requestNow()?.request ?? "nobody";

async function start(program = new URL("../../support/fake-page-thread.ts", import.meta.url)) {
  noted.length = 0;
  told.length = 0;
  thread = await PageThread.start({
    root: "/",
    host: "localhost",
    port: 1,
    seam,
    clock,
    log: {
      debug: (line: unknown) => told.push(String(line)),
      warn: (line: unknown) => told.push(`${line} for ${asRequest()}`),
    },
    faults: {
      note: (place, error, doing) =>
        noted.push(`${place}: ${doing}: ${(error as Error).message} for ${asRequest()}`),
    },
    program,
  });
  return thread;
}

afterEach(async () => {
  await thread?.close();
  thread = null;
});

const draw = async (on: PageThread, url: string) => {
  const page = await on.draw({ key: url, url, headers: {} });
  return Buffer.from(page.plain.bytes).toString();
};

test("pages are drawn side by side, and the board is asked in the middle of one", async () => {
  const on = await start();
  const drawn = await Promise.all(
    ["/a", "/asks/quotes", "/b", "/asks/broken"].map((url) => draw(on, url)),
  );
  expect(drawn).toEqual(["/a", '{"snapshot":null}', "/b", '{"failure":"no such drawer"}']);
});

test("a page that fails fails alone", async () => {
  const on = await start();
  const failing = draw(on, "/fails");
  await expect(failing).rejects.toThrow("no ink");
  expect(await draw(on, "/a")).toBe("/a");
});

test("what the thread says and complains of is told with the request that it was for", async () => {
  const on = await start();
  await onBehalfOf({ request: "e1-7", path: "/complains" }, () => draw(on, "/complains"));
  expect(noted).toEqual(["page: drawing: torn for e1-7"]);
  expect(told).toEqual(["careful for e1-7"]);
});

test.each(["/ends", "/throws"])(
  "a thread that ends (%s) fails who waits, and another follows",
  async (url) => {
    const on = await start();
    const waiting = [draw(on, "/waits"), draw(on, url)];
    for (const page of waiting) await expect(page).rejects.toThrow("has ended");
    await expect(draw(on, "/a")).rejects.toThrow("started again");
    clock.advance(1_000);
    await vi.waitFor(async () => expect(await draw(on, "/a")).toBe("/a"), { timeout: 10_000 });
    expect(noted).toEqual(
      url === "/throws"
        ? ["page: the thread of pages has failed: broke outside of any page for nobody"]
        : [],
    );
  },
);

test("one that is stuck with a page is ended, and another follows", async () => {
  const on = await start();
  const stuck = draw(on, "/waits");
  expect(await draw(on, "/a")).toBe("/a");
  clock.advance(29_999);
  expect(noted).toEqual([]);
  clock.advance(1);
  await expect(stuck).rejects.toThrow("has ended");
  expect(noted).toEqual(["page: the thread of pages is stuck: /waits took too long for nobody"]);
  clock.advance(1_000);
  await vi.waitFor(async () => expect(await draw(on, "/a")).toBe("/a"), { timeout: 10_000 });
});

test("one that does not start again is begun until it does", async () => {
  versions.push("0", "unprintable", "unprintable");
  const on = await start();
  await expect(draw(on, "/ends")).rejects.toThrow("has ended");
  for (const times of [1, 2]) {
    clock.advance(1_000);
    await vi.waitFor(() => expect([noted.length, clock.waiting]).toEqual([times, 1]));
  }
  clock.advance(1_000);
  await vi.waitFor(async () => expect(await draw(on, "/a")).toBe("/a"), { timeout: 10_000 });
  expect(noted).toEqual(
    Array(2).fill("page: the thread of pages does not start: no paper for nobody"),
  );
});

test("one that is closed is not begun again", async () => {
  const on = await start();
  await on.close();
  clock.advance(5_000);
  expect(clock.waiting).toBe(0);
  await expect(draw(on, "/a")).rejects.toThrow();
});

test("one that cannot start says why", async () => {
  await expect(start(new URL("file:///nowhere/at-all.ts"))).rejects.toThrow(/at-all/);
  expect(clock.waiting).toBe(0);
});

test("one that gets stuck as it starts is ended, and another follows", async () => {
  versions.push("0", "asleep");
  const on = await start();
  await expect(draw(on, "/ends")).rejects.toThrow("has ended");
  clock.advance(1_000);
  await vi.waitFor(() => expect(versions).toEqual([]));
  clock.advance(59_999);
  await expect(draw(on, "/a")).rejects.toThrow("started again");
  expect(noted).toEqual([]);
  clock.advance(1);
  await vi.waitFor(() => expect(noted).toHaveLength(1));
  expect(noted[0]).toContain("the thread of pages does not start");
  clock.advance(1_000);
  await vi.waitFor(async () => expect(await draw(on, "/a")).toBe("/a"), { timeout: 10_000 });
});
