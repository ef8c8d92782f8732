/**
 * Counts what passes on this machine's loopback interface, as the system counts it: IP and TCP
 * headers and acknowledgements included, both directions. Linux only.
 */
import { createSocket } from "node:dgram";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export interface WireCount {
  /** From the IP header on. */
  readonly bytes: number;
  readonly packets: number;
}

/** Packets and bytes that an interface has sent, out of the text of /proc/net/dev. */
export function countersOf(text: string, name: string): WireCount {
  const line = text.split("\n").find((candidate) => candidate.trim().startsWith(`${name}:`));
  const numbers = line?.split(":")[1]?.trim().split(/\s+/).map(Number) ?? [];
  // Eight columns of what was received, then what was sent.
  const [bytes = Number.NaN, packets = Number.NaN] = numbers.slice(8);
  if (Number.isNaN(bytes)) throw new RangeError(`/proc/net/dev names no interface "${name}"`);
  return { bytes, packets };
}

const udpHeaders = 28;

export class LoopbackWire {
  /** What the interface counts for each packet beyond its IP header: 14 bytes or nothing. */
  readonly linkHeader: number;

  private constructor(linkHeader: number) {
    this.linkHeader = linkHeader;
  }

  /**
   * Finds out what the system counts, by datagrams of a known size.
   * @throws Error where there is no such interface, or others talk on it meanwhile.
   */
  static async open(): Promise<LoopbackWire> {
    const plain = new LoopbackWire(0);
    const size = 100;
    const before = plain.#read();
    const sent = await sendDatagrams(50, size);
    const { bytes, packets } = difference(plain.#read(), before);
    const linkHeader = bytes / packets - size - udpHeaders;
    if (packets !== sent || (linkHeader !== 0 && linkHeader !== 14)) {
      throw new Error(`${packets} packets where ${sent} were sent: others talk on the loopback`);
    }
    return new LoopbackWire(linkHeader);
  }

  /** Counts what passes while something is done. */
  async during(act: () => Promise<void>): Promise<WireCount> {
    const before = this.#read();
    await act();
    return difference(this.#read(), before);
  }

  /** What passes while nothing is done here. */
  idle(ms: number): Promise<WireCount> {
    return this.during(() => sleep(ms));
  }

  #read(): WireCount {
    const { bytes, packets } = countersOf(readFileSync("/proc/net/dev", "utf8"), "lo");
    return { bytes: bytes - packets * (this.linkHeader ?? 0), packets };
  }
}

function difference(after: WireCount, before: WireCount): WireCount {
  return { bytes: after.bytes - before.bytes, packets: after.packets - before.packets };
}

/** @returns how many were sent. */
async function sendDatagrams(count: number, size: number): Promise<number> {
  const receiver = createSocket("udp4");
  const sender = createSocket("udp4");
  await new Promise<void>((resolve) => receiver.bind(0, "127.0.0.1", resolve));
  for (let sent = 0; sent < count; sent += 1) {
    await new Promise((resolve) => {
      sender.send(Buffer.alloc(size), receiver.address().port, "127.0.0.1", resolve);
    });
  }
  await sleep(50);
  receiver.close();
  sender.close();
  return count;
}
