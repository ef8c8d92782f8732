/** What breaks in one place is answered there and felt nowhere else. */
import { expect, test, vi } from "vitest";
import { Access } from "../../server/access/access.ts";
import { Faults } from "../../server/ops/faults.ts";
import { routeForeignLines } from "../../server/ops/foreign-lines.ts";
import { createLog } from "../../server/ops/log.ts";
import { requestNow } from "../../server/ops/requests.ts";
import { ask } from "../support/http-ask.ts";
import { hour, keyed, operating } from "./keyed.ts";
import { type Mounted, mount } from "./mount.ts";

async function faultsOf(mounted: Mounted, place: string): Promise<number> {
  const { text } = await ask(`${mounted.url}/metrics`, { headers: operating });
  const line = text.split("\n").find((one) => one.includes(`faults_total{place="${place}"}`));
  return Number(line?.split(" ")[1]);
}

test.each([
  [
    "throws",
    () => {
      throw new Error("a bad page");
    },
  ],
  ["rejects", () => Promise.reject(new Error("a bad page"))],
] as const)("a page that %s is a 500 with the id that the log has", async (_, page) => {
  await using mounted = await mount();
  mounted.server.serve(page);
  const viewer = await mounted.connect();
  const answer = await ask(`${mounted.url}/markets?view=secret`);
  expect(answer.status).toBe(500);
  const id = String(answer.headers["x-request-id"]);
  expect(id).toMatch(/^e1-[0-9a-z]+$/);
  expect(answer.text).toContain(id);
  const line = mounted.logged.find((one) => one.includes("a bad page")) ?? "";
  expect(line).toContain(id);
  expect(line).toContain("/markets");
  expect(line).not.toContain("secret");
  expect(await faultsOf(mounted, "request")).toBe(1);
  await viewer.subscribe({ topic: "quotes" });
  expect(await viewer.taken()).toHaveLength(1);
});

test.each([
  ["withKey", "/enter", "key=mine"],
  ["makeLink", "/access/links", JSON.stringify({ until: 1_795_000_000_000 + hour })],
] as const)(
  "a %s that breaks is a 500 with the id that the log has",
  async (method, path, body) => {
    await using mounted = await mount(keyed);
    const headers = { origin: mounted.url, ...(method === "makeLink" && operating) };
    vi.spyOn(Access.prototype, method).mockImplementationOnce(() => {
      throw new Error("a bad day");
    });
    const answer = await ask(mounted.url + path, { method: "POST", headers, body });
    expect(answer.status).toBe(500);
    const line = mounted.logged.find((one) => one.includes("a bad day")) ?? "";
    const [, id = "no id"] = /request ([\w-]+)/.exec(line) ?? [];
    expect(line).toContain(path);
    expect(answer.text).toContain(id);
    expect(await faultsOf(mounted, "request")).toBe(1);
  },
);

test("what breaks while an answer is under way ends that connection only", async () => {
  await using mounted = await mount();
  mounted.server.serve(async (_, response) => {
    response.write("half a page");
    await Promise.resolve();
    throw new Error("broke halfway");
  });
  await expect(ask(`${mounted.url}/`)).rejects.toThrow();
  expect((await ask(`${mounted.url}/healthz`)).status).toBe(200);
  expect(await faultsOf(mounted, "request")).toBe(1);
});

test("what a page writes to the console is in the log with its request, without colours", async () => {
  await using mounted = await mount();
  const target = { ...console };
  const told: object[] = [];
  const log = createLog("info", { write: (line) => told.push(JSON.parse(line)) });
  const faults = new Faults(log, () => 0);
  const scopes: unknown[] = [];
  routeForeignLines(log, faults, target);
  mounted.server.serve(async (_, response) => {
    await Promise.resolve();
    scopes.push(requestNow());
    target.error("\u001b[31m⨯\u001b[39m", new Error("render"));
    target.warn("\u001b[33mcareful\u001b[39m %s", "there");
    response.end("ok");
  });
  const answer = await ask(`${mounted.url}/scores`);
  const scope = { request: answer.headers["x-request-id"], path: "/scores" };
  expect(scopes).toEqual([scope]);
  expect(told).toMatchObject([
    { ...scope, msg: "drawing a page failed", err: { message: "render" } },
    { ...scope, msg: "careful there" },
  ]);
  expect(faults.counts().page).toBe(1);
  expect(requestNow()).toBeUndefined();
});
