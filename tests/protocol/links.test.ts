/** Links that end at a date: made, followed, listed, revoked. */
import { type IncomingMessage, request } from "node:http";
import { expect, test } from "vitest";
import { ask, errorOf } from "../support/http-ask.ts";
import {
  cookieOf,
  follow,
  hour,
  keyed,
  makeLink,
  operating,
  operatorKey,
  signIn,
  viewerKey,
} from "./keyed.ts";
import { mount } from "./mount.ts";

test("A6 a link says who made what of it, and lets one look, nothing more", async () => {
  await using mounted = await mount(keyed);
  const { id, path } = await makeLink(mounted);
  expect(path).toMatch(/^\/enter\/[\w.-]+$/);
  // What came from elsewhere goes on from a page of ours, which sets nothing yet.
  const first = await ask(mounted.url + path);
  expect(first).toMatchObject({ status: 200, text: expect.stringContaining(`${path}?here`) });
  expect(first.headers["set-cookie"]).toBeUndefined();
  const cookie = cookieOf(await follow(mounted, path));
  const viewer = await mounted.connect({ headers: { cookie } });
  expect(await viewer.refusal("control", { rate: 5 })).toMatchObject({ code: "unauthorized" });
  const list = await ask(`${mounted.url}/access/links`, { headers: operating });
  const until = mounted.clock.now() + hour;
  const facts = { id, name: "the office", until, old: false, viewers: 1 };
  expect(JSON.parse(list.text)).toEqual({ links: [facts] });
  const refused = await ask(`${mounted.url}/access/links`, { headers: { cookie } });
  expect(refused.status).toBe(401);
});

test("A6 a link outlives a restart while the key is the same, and the log says so", async () => {
  await using before = await mount(keyed);
  const { id, path } = await makeLink(before);
  await using after = await mount(keyed);
  expect((await follow(after, path)).status).toBe(303);
  expect(after.logged.join("")).toContain(`link ${id}, made before this start`);
  const revoked = { method: "DELETE", headers: operating };
  expect((await ask(`${after.url}/access/links/${id}`, revoked)).status).toBe(204);
  expect((await follow(after, path)).text).toContain("ended by an operator");
  const config = { viewerKey: `${viewerKey} now`, operatorKey };
  await using other = await mount({ config });
  expect(await follow(other, path)).toMatchObject({ status: 403 });
});

test("A6 a link that is over says when it ended, a changed one that it is none", async () => {
  await using mounted = await mount(keyed);
  const { path } = await makeLink(mounted);
  const cookie = cookieOf(await follow(mounted, path));
  const later = path.replace(/\.[0-9a-z]+\./, ".zzzzzzzz.");
  expect((await follow(mounted, later)).text).toContain("not one of this board");
  mounted.clock.advance(hour);
  const over = await follow(mounted, path);
  expect(over.status).toBe(403);
  expect(over.text).toMatch(/This link ended on <time[^>]*>\d+ \w+ \d{4} at/);
  const page = await ask(`${mounted.url}/enter?to=%2F`, { headers: { cookie } });
  expect(page.text).toContain("This link ended on");
});

test("A6 who has given the cookie back before all of the wish was there gets no link", async () => {
  await using mounted = await mount(keyed);
  const cookie = cookieOf(await signIn(mounted, operatorKey));
  const body = JSON.stringify({ until: mounted.clock.now() + hour });
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { cookie, "content-length": `${body.length}` };
    const asked = request(`${mounted.url}/access/links`, { method: "POST", headers, agent: false });
    asked.once("error", reject).once("response", resolve).write(body.slice(0, 5));
    mounted.server.http.once("request", async () => {
      await ask(`${mounted.url}/access/leave`, { method: "POST", headers: { cookie } });
      asked.end(body.slice(5));
    });
  });
  expect(answer.resume().statusCode).toBe(401);
});

test("A6 a link takes nothing from who has more", async () => {
  await using mounted = await mount(keyed);
  const { path } = await makeLink(mounted);
  const operator = cookieOf(await signIn(mounted, operatorKey));
  const entered = await follow(mounted, path, operator);
  expect(entered).toMatchObject({ status: 303, headers: { location: "/" } });
  expect(entered.headers["set-cookie"]).toBeUndefined();
});

test.each(["cross-site", "same-site"])(
  "A6 a page that is %s cannot have a link followed in place of the cookie that it leaves out",
  async (site) => {
    await using mounted = await mount(keyed);
    const { path } = await makeLink(mounted);
    const address = `${mounted.url}${path}?here`;
    const led = await ask(address, { headers: { "sec-fetch-site": site } });
    expect(led).toMatchObject({ status: 200, text: expect.stringContaining(`${path}?here`) });
    expect(led.headers["set-cookie"]).toBeUndefined();
    const own = await ask(address, { headers: { "sec-fetch-site": "same-origin" } });
    expect(own.status).toBe(303);
  },
);

test.each([
  ["no JSON", "no JSON"],
  ["until", "{}"],
  ["until", JSON.stringify({ until: 5 })],
  ["until", JSON.stringify({ until: "tomorrow" })],
  ["until", JSON.stringify({ until: "2999-01-01T00:00:00Z" })],
  ["name", JSON.stringify({ until: 1_795_000_900_000, name: "x".repeat(81) })],
  ["other", JSON.stringify({ until: 1_795_000_900_000, other: 1 })],
  ["no JSON", " ".repeat(5_000)],
])("A6 a link with a wrong %s is not made", async (named, body) => {
  await using mounted = await mount(keyed);
  const asking = { method: "POST", headers: operating, body };
  const answer = await ask(`${mounted.url}/access/links`, asking);
  expect(answer.status).toBe(400);
  expect(errorOf(answer)).toMatchObject({
    code: "bad_request",
    message: expect.stringContaining(named),
  });
});

test("A6 a board that everybody may look at has no links, and says why", async () => {
  await using mounted = await mount({ config: { operatorKey } });
  const body = JSON.stringify({ until: mounted.clock.now() + hour });
  const asking = { method: "POST", headers: operating, body };
  const answer = await ask(`${mounted.url}/access/links`, asking);
  expect(errorOf(answer).message).toContain("BIGBOARD_VIEWER_KEY");
  expect((await follow(mounted, "/enter/whatever")).headers.location).toBe("/");
});
