import { expect } from "vitest";
import { clientFrame, opcodes, type RawWebSocket } from "../support/raw-web-socket.ts";
import { type Attacker, attacks } from "./attack.ts";
import { head } from "./wire.ts";

const attack = attacks();
const path = "/socket.io/?EIO=4";

/** A WebSocket of Engine.IO's. @param connects whether it goes into the namespace. */
async function open(attacker: Attacker, connects = true): Promise<RawWebSocket> {
  const request = `GET ${path}&transport=websocket HTTP/1.1`;
  const socket = await attacker.webSocket({}, request);
  expect(socket.status).toBe(101);
  if (connects) {
    say(socket, "40");
    await expect.poll(() => textsOf(socket).some((text) => text.startsWith("42["))).toBe(true);
  }
  return socket;
}

function say(socket: RawWebSocket, text: string): void {
  socket.write(clientFrame(opcodes.text, text));
}

function textsOf({ frames }: RawWebSocket): string[] {
  return frames.filter(({ opcode }) => opcode === opcodes.text).map(({ payload }) => `${payload}`);
}

const ended = (socket: RawWebSocket) => socket.ended || socket.closeCode !== null;

/** Whether a connection is closed, or still answers. */
async function isClear(socket: RawWebSocket): Promise<boolean> {
  say(socket, '427["time",{"sent":1}]');
  const answered = () => textsOf(socket).some((text) => text.startsWith("437["));
  return expect
    .poll(() => ended(socket) || answered(), { timeout: 30_000 })
    .toBe(true)
    .then(() => true);
}

/** A session by polling. @returns its id. */
async function poll(attacker: Attacker): Promise<string> {
  const { text } = await attacker.ask(`${path}&transport=polling`);
  return (JSON.parse(text.slice(1)) as { sid: string }).sid;
}

/** Sends packets in one body. @returns the status. */
function post(attacker: Attacker, sid: string, body: string | Buffer): Promise<number | null> {
  const line = `POST ${path}&transport=polling&sid=${sid}`;
  const wire = attacker.wire().send(head(line, `Content-Length: ${Buffer.byteLength(body)}`));
  return wire.send(body).status();
}

attack("packets that are none", async (attacker) => {
  const placeholder = (num: string) => `["subscribe",{"_placeholder":true,"num":${num}}]`;
  const packets = [
    "4",
    "49",
    "4x",
    "42",
    "42{",
    "42[]",
    "42[1]",
    "42[null]",
    "42[{}]",
    "42{}",
    '42["connect"]',
    '42["disconnect"]',
    '42["error"]',
    '42["newListener"]',
    '42["__proto__",{}]',
    '42["time"]',
    "42/other,[]",
    "42/,[]",
    "40",
    "40{",
    "40[]",
    '40"a"',
    "40/other,",
    `40/${"a".repeat(60_000)},`,
    "41",
    "41/other,",
    "43",
    "431",
    "431[]",
    "4399999999999999999999[]",
    "43-1[]",
    '44{"message":"a"}',
    '4299999999999999999999999999["time",{"sent":1}]',
    `42${"9".repeat(60_000)}["time",{"sent":1}]`,
    `451-${placeholder("0")}`,
    `451-${placeholder("-1")}`,
    `451-${placeholder("1.5")}`,
    `450-${placeholder("0")}`,
    `45-1-${placeholder("0")}`,
    `451e9-${placeholder("0")}`,
    `459999999999-${placeholder("0")}`,
    '45["a"]',
    "45",
    "451-",
    `461-1${placeholder("0")}`,
    "46",
    `451-${placeholder('"__proto__"')}`,
    `451-${placeholder("0").repeat(2)}`,
    `42["subscribe",${"[".repeat(30_000)}${"]".repeat(30_000)}]`,
    `42["subscribe",${'{"a":'.repeat(8_000)}1${"}".repeat(8_000)}]`,
    '42["subscribe",{"__proto__":{"topic":"quotes"}}]',
    '42["time",{"sent":1e999}]',
    "0",
    "1",
    "2",
    "2probe",
    "3",
    "3probe",
    "5",
    "6",
    "7",
    "9",
    "b",
    "bAAAA",
    "",
    "\u0000",
  ];
  for (const packet of packets) {
    const socket = await open(attacker);
    say(socket, packet);
    expect(await isClear(socket), packet.slice(0, 60)).toBe(true);
    socket.destroy();
  }
});

attack("attachments that nobody announced, and too many", async (attacker) => {
  const bytes = clientFrame(opcodes.binary, Buffer.alloc(1_000));
  for (const before of ["", '451-["time",{"_placeholder":true,"num":5}]', `45500-["time"]`]) {
    const socket = await open(attacker);
    if (before !== "") say(socket, before);
    for (let count = 0; count < 600; count += 1) socket.write(bytes);
    expect(await isClear(socket), before).toBe(true);
  }
});

attack(
  "namespaces without end, whose refusals nobody reads",
  async (attacker) => {
    const socket = await open(attacker);
    socket.pause();
    const connect = clientFrame(opcodes.text, `40/${"a".repeat(60_000)},`);
    for (let count = 0; count < 3_000; count += 1) socket.write(connect);
    await drops(attacker, socket);
  },
  { log: /no namespace but/ },
);

attack(
  "short namespaces without end, whose refusals nobody reads",
  async (attacker) => {
    const socket = await open(attacker);
    socket.pause();
    const connects = Buffer.concat(Array<Buffer>(10_000).fill(clientFrame(opcodes.text, "40/a,")));
    for (let count = 0; count < 10; count += 1) socket.write(connects);
    await drops(attacker, socket);
  },
  { log: /too many packets/ },
);

attack("pings without end, whose answers nobody reads", async (attacker) => {
  const socket = await open(attacker);
  socket.pause();
  const pings = Buffer.concat(
    Array<Buffer>(5_000).fill(clientFrame(opcodes.ping, "a".repeat(125))),
  );
  for (let count = 0; count < 40; count += 1) socket.write(pings);
  await drops(attacker, socket);
});

attack("acknowledgements of what was never asked", async (attacker) => {
  const socket = await open(attacker);
  const acks = Buffer.concat(
    Array.from({ length: 10_000 }, (_, id) => clientFrame(opcodes.text, `43${id}["a"]`)),
  );
  for (let count = 0; count < 5; count += 1) socket.write(acks);
  await drops(attacker, socket);
});

attack(
  "events without end",
  async (attacker) => {
    const socket = await open(attacker);
    const events = Buffer.concat(
      Array<Buffer>(10_000).fill(clientFrame(opcodes.text, '42["nonsense"]')),
    );
    for (let count = 0; count < 5; count += 1) socket.write(events);
    await drops(attacker, socket);
  },
  { log: /too many (bad messages|packets)/ },
);

attack("sessions that there are not", async (attacker) => {
  const sid = await poll(attacker);
  const addresses = [
    `${path}&transport=polling&sid=${"a".repeat(20)}`,
    `${path}&transport=polling&sid=__proto__`,
    `${path}&transport=polling&sid=constructor`,
    `${path}&transport=websocket&sid=${sid}`,
    `${path}&transport=cow`,
    `${path}&transport=constructor`,
    `${path}&transport=webtransport`,
    path,
    "/socket.io/?EIO=3&transport=polling",
    "/socket.io/?EIO=99&transport=polling",
    "/socket.io/",
    "/socket.io/?transport[]=polling&EIO=4",
    "/socket.io/socket.io.js",
    "/socket.io/../socket.io/?EIO=4&transport=cow",
  ];
  for (const one of addresses) {
    const { status } = await attacker.ask(one);
    expect([status >= 400 && status < 500, one]).toEqual([true, one]);
  }
  for (const method of ["PUT", "DELETE", "PATCH", "TRACE"]) {
    const { status } = await attacker.ask(`${path}&transport=polling&sid=${sid}`, { method });
    expect(status).toBeGreaterThanOrEqual(400);
  }
});

attack("upgrades to sessions that there are not", async (attacker) => {
  for (const query of ["sid=none", "sid=__proto__", "transport=cow", "EIO=9"]) {
    const line = `GET ${path}&transport=websocket&${query} HTTP/1.1`;
    const headers = [
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ];
    const wire = attacker.wire().send([line, "Host: 127.0.0.1", ...headers, "", ""].join("\r\n"));
    expect([query, ((await wire.status()) ?? 400) === 101 && query !== "EIO=9"]).toEqual([
      query,
      false,
    ]);
  }
});

attack("one poll with thirty thousand packets", async (attacker) => {
  for (const packet of ["4", "2", "40/a,", "43[]", "b", "6", '42["a"]']) {
    const sid = await poll(attacker);
    await post(attacker, sid, "40");
    const count = Math.floor(64_000 / (packet.length + 1));
    await post(attacker, sid, Array<string>(count).fill(packet).join("\x1e"));
  }
});

attack("polls that are too large", async (attacker) => {
  const sid = await poll(attacker);
  expect(await post(attacker, sid, Buffer.alloc(200_000, "4"))).toBe(413);
  const other = await poll(attacker);
  const wire = attacker.wire();
  wire.send(head(`POST ${path}&transport=polling&sid=${other}`, "Transfer-Encoding: chunked"));
  const chunk = `${(60_000).toString(16)}\r\n${"4".repeat(60_000)}\r\n`;
  for (let count = 0; count < 50; count += 1) wire.send(chunk);
  const status = await wire.status();
  expect(status === null || status >= 400).toBe(true);
});

attack("two polls of one session at once", async (attacker) => {
  for (let count = 0; count < 20; count += 1) {
    const sid = await poll(attacker);
    for (let twice = 0; twice < 3; twice += 1) {
      attacker.wire().send(head(`GET ${path}&transport=polling&sid=${sid}`));
      attacker.wire().send(head(`POST ${path}&transport=polling&sid=${sid}`, "Content-Length: 10"));
    }
  }
});

attack("sessions that are opened and left", async (attacker) => {
  await Promise.all(Array.from({ length: 100 }, () => poll(attacker)));
  await Promise.all(Array.from({ length: 80 }, () => open(attacker, false)));
});

/** Waits until the server has cut a connection that goes too far. */
async function drops({ target }: Attacker, socket: RawWebSocket): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const held = await target.held();
  expect(held).toBeLessThan(200_000_000);
  socket.resume();
  await expect.poll(() => ended(socket), { timeout: 30_000 }).toBe(true);
}
