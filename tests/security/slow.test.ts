import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { limitsDefault } from "../../server/gateway/limits.ts";
import { attacks } from "./attack.ts";
import { head } from "./wire.ts";

const attack = attacks();

/** What a process needs of files besides its sockets. */
const otherFiles = 1_000;

/** How many come at once: the system holds no more than some hundreds that wait to be let in. */
const atOnce = 250;

/** How many sockets this process may open, of those that are wanted: Node takes all that it may. */
function socketsOf(wanted: number): number {
  const [, hard = "4096"] =
    /^Max open files +\S+ +(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
  return Math.min(wanted, Number(hard) - otherFiles);
}

attack(
  "ten thousand connections that say half a sentence",
  async (attacker) => {
    const count = socketsOf(10_000);
    // Of one address there are fewer: others still come in, and who attacks is told to come later.
    expect(count).toBeGreaterThan(limitsDefault.tcpPerAddress);
    for (let open = 0; open < count; open += atOnce) {
      const wires = Array.from({ length: atOnce }, () => attacker.wire());
      for (const wire of wires) wire.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ");
      await Promise.all(wires.map(({ connected }) => connected));
    }
    expect((await attacker.ask("/live/leagues", { from: "127.0.0.1" })).status).toBe(200);
    expect((await attacker.ask("/live/leagues")).status).toBe(429);
  },
  { log: /too many TCP connections from one address, (such as )?127\./ },
);

attack("headers that come a byte at a time", async (attacker) => {
  const wires = Array.from({ length: 500 }, () => attacker.wire());
  for (const byte of head("GET /live/quotes", "X-A: b").slice(0, 20)) {
    for (const wire of wires) wire.send(byte);
    await sleep(50);
  }
});

attack("bodies that come a byte at a time", async (attacker) => {
  const wires = Array.from({ length: 500 }, () => attacker.wire());
  for (const wire of wires) {
    wire.send(head("POST /socket.io/?EIO=4&transport=polling", "Content-Length: 60000"));
  }
  for (let count = 0; count < 20; count += 1) {
    for (const wire of wires) wire.send("4");
    await sleep(50);
  }
});
