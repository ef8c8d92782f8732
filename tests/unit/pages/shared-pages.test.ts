import { expect, test } from "vitest";
import type { Page } from "../../../server/pages/page.ts";
import type { PageRequest } from "../../../server/pages/page-request.ts";
import { SharedPages, type ShareLimits } from "../../../server/pages/shared-pages.ts";
import { ManualClock } from "../../support/manual-clock.ts";

/** Pages that are drawn when the test says so. */
function stage(limits: Partial<ShareLimits> = {}) {
  const clock = new ManualClock();
  const drawn: {
    key: string;
    finish: (size?: number, status?: number) => void;
    fail: () => void;
  }[] = [];
  const draw = ({ key }: PageRequest) =>
    new Promise<Page>((resolve, reject) => {
      const finish = (size = 10, status = 200) =>
        resolve({
          status,
          headers: {},
          plain: { bytes: new Uint8Array(size), slots: [] },
          gzip: null,
        });
      drawn.push({ key, finish, fail: () => reject(new Error("no ink")) });
    });
  const pages = new SharedPages(draw, clock, limits);
  const askFrom = (address: string, key: string) =>
    pages.ask({ key, url: key, headers: {} }, address);
  const ask = (key: string) => askFrom("192.0.2.1", key);
  return { clock, drawn, pages, ask, askFrom };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("who comes while a page is drawn, and up to 250 ms later, is given the same drawing", async () => {
  const { ask, clock, drawn, pages } = stage();
  const first = ask("/");
  const second = ask("/");
  drawn[0]?.finish();
  const page = await first;
  expect(await second).toBe(page);
  clock.advance(249);
  expect(ask("/")).toBe(page);
  expect(drawn).toHaveLength(1);
  clock.advance(1);
  void ask("/");
  expect(drawn).toHaveLength(2);
  expect(pages.counts).toEqual({ drawn: 1, shared: 2, refused: 0 });
});

test("other pages are drawn apart, and only what was found is kept", async () => {
  const { ask, drawn } = stage();
  const [one, other] = [ask("/a"), ask("/b")];
  drawn[0]?.finish(1, 404);
  drawn[1]?.finish(2);
  expect(await one).not.toBe(await other);
  void ask("/a");
  void ask("/b");
  expect(drawn.map(({ key }) => key)).toEqual(["/a", "/b", "/a"]);
});

test("few are drawn at once, a few wait their turn, and others are told to come again", async () => {
  const { ask, drawn, pages } = stage({ drawing: 2, waiting: 2 });
  const asked = ["/1", "/2", "/3", "/4"].map(ask);
  expect(asked).not.toContain(null);
  expect(ask("/5")).toBeNull();
  // Who asks for what is coming takes no place.
  expect(ask("/4")).toBe(asked[3]);
  await turn();
  expect(drawn.map(({ key }) => key)).toEqual(["/1", "/2"]);
  drawn[0]?.finish();
  await asked[0];
  await turn();
  expect(drawn.map(({ key }) => key)).toEqual(["/1", "/2", "/3"]);
  expect(ask("/5")).not.toBeNull();
  expect(pages.counts.refused).toBe(1);
});

test("a place that is free is for who has waited, not for who comes just then", async () => {
  const { ask, drawn } = stage({ drawing: 1, waiting: 5 });
  const first = ask("/1");
  void ask("/2");
  drawn[0]?.finish();
  await first;
  void ask("/3");
  await turn();
  expect(drawn.map(({ key }) => key)).toEqual(["/1", "/2"]);
});

test("who asks for much keeps nobody out: the address with the most yields", async () => {
  const { askFrom, drawn, pages } = stage({ drawing: 1, waiting: 4 });
  const many = [1, 2, 3, 4, 5].map((number) => askFrom("flood", `/${number}`));
  const visitor = askFrom("visitor", "/scores");
  expect(await many[4]).toBeNull();
  const other = askFrom("other", "/markets");
  expect(await many[3]).toBeNull();
  expect(askFrom("third", "/lab")).not.toBeNull();
  expect(await many[2]).toBeNull();
  // Now each has one, and nobody yields the only one.
  expect(askFrom("fourth", "/lab?q=1")).toBeNull();
  expect(pages.counts.refused).toBe(4);
  for (const [at, asked] of [many[0], many[1], visitor, other].entries()) {
    await turn();
    drawn[at]?.finish();
    expect(await asked).not.toBeNull();
  }
  expect(drawn.map(({ key }) => key)).toEqual(["/1", "/2", "/scores", "/markets", "/lab"]);
});

test("addresses take turns, however much each asks for", async () => {
  const { askFrom, drawn } = stage({ drawing: 1, waiting: 8 });
  for (const key of ["/a", "/b", "/c", "/d"]) void askFrom("flood", key);
  for (const key of ["/x", "/y"]) void askFrom("visitor", key);
  for (let at = 0; at < 6; at += 1) {
    await turn();
    drawn[at]?.finish();
  }
  expect(drawn.map(({ key }) => key)).toEqual(["/a", "/b", "/x", "/c", "/y", "/d"]);
});

test("what others wait for, too, yields to nobody", async () => {
  const { askFrom, drawn } = stage({ drawing: 1, waiting: 2 });
  const asked = ["/1", "/2", "/3"].map((key) => askFrom("flood", key));
  const same = askFrom("visitor", "/3");
  const more = askFrom("other", "/4");
  expect(await asked[1]).toBeNull();
  for (const [at, one] of [asked[0], same, more].entries()) {
    await turn();
    drawn[at]?.finish();
    expect(await one).not.toBeNull();
  }
});

test("what cannot be drawn fails for all who wait for it, and is tried again for the next", async () => {
  const { ask, drawn } = stage();
  const asked = [ask("/"), ask("/")];
  drawn[0]?.fail();
  for (const one of asked) await expect(one).rejects.toThrow("no ink");
  void ask("/");
  expect(drawn).toHaveLength(2);
});

test.each([
  ["pages", { pages: 2, bytes: 1_000 }],
  ["bytes", { pages: 100, bytes: 25 }],
])("no more %s are kept than may be: the oldest go", async (_, limits) => {
  const { ask, drawn } = stage({ ...limits, drawing: 1 });
  for (const key of ["/1", "/2", "/3"]) {
    const asked = ask(key);
    drawn.at(-1)?.finish(10);
    await asked;
  }
  expect(ask("/2")).not.toBeInstanceOf(Promise);
  expect(ask("/3")).not.toBeInstanceOf(Promise);
  expect(ask("/1")).toBeInstanceOf(Promise);
});

test("a page that is larger than all that may be kept is given out and not kept", async () => {
  const { ask, drawn } = stage({ bytes: 5 });
  const asked = ask("/");
  drawn[0]?.finish(10);
  await asked;
  expect(ask("/")).toBeInstanceOf(Promise);
});
