/** The program as it is started: what it says of itself, how it goes, and what it never says. */
import { expect, test } from "vitest";
import { until, Viewer } from "../protocol/viewer.ts";
import { BoardProcess } from "../support/board-process.ts";
import { ask, EventStreamReader } from "../support/http-ask.ts";
import { clientFrame, opcodes, RawWebSocket } from "../support/raw-web-socket.ts";

/** A small board starts sooner. */
const brief = ["--port", "0", "--instruments", "5"];

/** What a line of the log says. */
interface Line {
  readonly level: number;
  readonly msg: string;
}

function linesOf({ output }: BoardProcess): Line[] {
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);
}

test("it says in a few lines where it is and what is on, and on SIGTERM sends everybody away", async () => {
  const server = await BoardProcess.start(brief);
  const words = linesOf(server).map(({ msg }) => msg);
  expect(words.slice(-4)).toEqual([
    `Bigboard is at ${server.address}`,
    "it shows: simulator",
    "it lets in: everybody on this machine, to the controls too",
    "it is called: localhost (more with ALLOWED_HOSTS); it believes: no proxy",
  ]);
  expect(words.length).toBeLessThan(12);

  const viewers = ["websocket", "polling"] as const;
  const [socketIo, polling] = viewers.map(
    (transport) => new Viewer(server.address, { transport }),
  ) as [Viewer, Viewer];
  await Promise.all([socketIo.opened(), polling.opened()]);
  const webSocket = await RawWebSocket.open(server.port);
  const stream = await EventStreamReader.open(`${server.address}/live/quotes?pace=1`);
  const { to } = JSON.parse((await ask(`${server.address}/live/leagues`)).text) as { to: string };
  const waiting = ask(`${server.address}/live/leagues?since=${to}&wait=30`);
  await until(() => webSocket.events.length > 0 && stream.events.length > 0);
  // What has not reached it yet would not be answered.
  const isWaiting = /viewers\{transport="long_polling"\} 1$/m;
  await expect.poll(async () => (await ask(`${server.address}/metrics`)).text).toMatch(isWaiting);

  server.signal("SIGTERM");
  const poll = await waiting;
  expect(poll.status).toBe(503);
  expect(Number(poll.headers["retry-after"])).toBeGreaterThanOrEqual(1);
  await until(() => webSocket.closeCode !== null && stream.ended !== null);
  expect(webSocket.closeCode).toBe(1001);
  expect(webSocket.events.at(-1)).toEqual({ type: "closing", after: expect.any(Number) });
  webSocket.write(clientFrame(opcodes.close, Buffer.from([3, 233])));
  expect(stream.ended).toBe("end");
  await until(() => socketIo.cut !== null && polling.cut !== null);
  expect(socketIo.closings).toEqual([expect.any(Number)]);
  expect(await server.ended).toEqual({ code: 0, signal: null });
  const last = linesOf(server).slice(-2);
  expect(last.map(({ msg }) => msg)).toEqual([
    "SIGTERM: closing; viewers are told when to come back",
    expect.stringMatching(/^closed after \d+\.\d s$/),
  ]);
  expect(linesOf(server).filter(({ level }) => level > 30)).toEqual([]);
});

test("a second signal ends it at once, though somebody does not go", async () => {
  const server = await BoardProcess.start(brief);
  const stubborn = await RawWebSocket.open(server.port);
  server.signal("SIGTERM");
  await until(() => stubborn.closeCode !== null);
  // It does not answer, so that the server waits for it.
  server.signal("SIGTERM");
  expect(await server.ended).toEqual({ code: 1, signal: null });
  stubborn.destroy();
});

test("no key, cookie or token is ever in the log, whatever is done with them", async () => {
  const viewerKey = "viewers-have-this-key-01";
  const operatorKey = 'operators-have-this-"key"';
  const server = await BoardProcess.start(brief, {
    BIGBOARD_VIEWER_KEY: viewerKey,
    BIGBOARD_OPERATOR_KEY: operatorKey,
    LOG_LEVEL: "trace",
  });
  const { address } = server;
  try {
    const made = await ask(`${address}/access/links`, {
      method: "POST",
      headers: { authorization: `Bearer ${operatorKey}`, "content-type": "application/json" },
      body: JSON.stringify({ until: Date.now() + 60_000, name: "a guest" }),
    });
    expect(made.status).toBe(201);
    const token = /\/enter\/([^"\s]+)/.exec(made.text)?.[1] ?? "";
    expect(token.length).toBeGreaterThan(10);
    const wrongKey = "somebody-guessed-this-key";
    const signIn = (key: string) =>
      ask(`${address}/enter`, {
        method: "POST",
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          origin: address,
          "sec-fetch-site": "same-origin",
        },
        body: new URLSearchParams({ key, to: "/" }).toString(),
      });
    const secrets = [viewerKey, operatorKey, wrongKey, token];
    for (const key of [viewerKey, operatorKey, wrongKey]) {
      const { headers } = await signIn(key);
      const cookie = headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
      if (cookie !== "") secrets.push(cookie.slice(cookie.indexOf("=") + 1));
      const authorization = `Bearer ${key}`;
      for (const path of [
        "/",
        "/metrics",
        "/access",
        "/live/quotes",
        "/%zz",
        "/enter/wrong-token",
      ]) {
        await ask(`${address}${path}?key=${encodeURIComponent(key)}`, {
          headers: { authorization, cookie },
        });
      }
      const viewer = new Viewer(address, { auth: { key } });
      await viewer.opened().catch(() => undefined);
      if (viewer.socket.connected) await viewer.ask("control", { rate: key }, key);
      viewer.socket.disconnect();
      const socket = await RawWebSocket.open(server.port, { Authorization: authorization });
      if (socket.accepted) socket.send({ type: key, key });
      socket.destroy();
    }
    await ask(`${address}/enter/${token}?here`);
    expect(secrets.length).toBeGreaterThan(5);
    await server.kill("SIGTERM");
    expect(server.output).toContain("wrong key from");
    for (const secret of secrets) {
      expect(server.output).not.toContain(secret);
      expect(server.output).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
  } finally {
    await server.kill("SIGKILL");
  }
});
