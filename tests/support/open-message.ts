/** What a client makes of a message that a lane has sent. */
import type { Packet } from "socket.io-parser";
import type { Delta } from "../../lib/wire/messages.ts";
import { Decoder } from "../../lib/wire/parser.ts";
import type { Outgoing } from "../../server/gateway/outgoing.ts";

/** A delta, or a frame of bytes. */
export function openMessage({ packet }: Outgoing): Delta | Uint8Array {
  const decoder = new Decoder();
  const packets: Packet[] = [];
  decoder.on("decoded", (packet) => packets.push(packet));
  decoder.add(packet);
  const [event, delta] = (packets[0]?.data ?? []) as [string?, (Delta | Uint8Array)?];
  if (event !== "delta" || delta === undefined) throw new Error("this message is no delta");
  return delta;
}
