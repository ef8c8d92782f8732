import {
  type Packet,
  PacketType,
  Decoder as StandardDecoder,
  Encoder as StandardEncoder,
} from "socket.io-parser";
import { expect, test } from "vitest";
import { Decoder, Encoder } from "../../../lib/wire/parser.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);
const deltaOf = (value: unknown, more: Partial<Packet> = {}): Packet => ({
  type: PacketType.EVENT,
  nsp: "/",
  data: ["delta", value],
  ...more,
});

/** The packets that a decoder makes of messages. */
function decoded(messages: readonly unknown[], decoder: StandardDecoder = new Decoder()): Packet[] {
  const packets: Packet[] = [];
  decoder.on("decoded", (packet) => packets.push(packet));
  for (const message of messages) decoder.add(message);
  return packets;
}

test("a delta of bytes is one binary message, the very bytes", () => {
  const frame = bytes(1, 2, 3);
  expect(new Encoder().encode(deltaOf(frame))).toEqual([frame]);
  expect(new Encoder().encode(deltaOf(frame))[0]).toBe(frame);
});

test.each([
  ["as a browser gives it", bytes(7, 8).buffer],
  ["as Node.js gives it", Buffer.from([0, 7, 8, 0]).subarray(1, 3)],
  ["as it was sent", bytes(7, 8)],
])("a lone binary message %s is a delta of plain bytes", (_, message) => {
  const [packet] = decoded([message]);
  expect(packet).toEqual(deltaOf(bytes(7, 8)));
  expect(Object.getPrototypeOf(packet?.data[1])).toBe(Uint8Array.prototype);
});

const others: readonly (readonly [string, Packet])[] = [
  ["a delta as JSON", deltaOf({ rows: { a: { b: 1 } } })],
  ["a delta with an acknowledgement", deltaOf(bytes(1), { id: 3 })],
  ["a delta of another namespace", deltaOf(bytes(1), { nsp: "/other" })],
  ["a delta of two values", deltaOf(bytes(1), { data: ["delta", bytes(1), 2] })],
  ["another event with bytes", deltaOf(bytes(1), { data: ["picture", bytes(1), bytes(2)] })],
  ["an acknowledgement with bytes", { type: PacketType.ACK, nsp: "/", id: 1, data: [bytes(9)] }],
  ["a connect", { type: PacketType.CONNECT, nsp: "/", data: { key: "k" } }],
  ["a disconnect", { type: PacketType.DISCONNECT, nsp: "/" }],
];

test.each(others)("%s travels as it always did", (_, packet) => {
  const messages = new Encoder().encode(structuredClone(packet));
  expect(messages).toEqual(new StandardEncoder().encode(structuredClone(packet)));
  expect(messages.length).toBeGreaterThan(0);
  expect(decoded(messages)).toEqual(decoded(messages, new StandardDecoder()));
});

test("a lone delta between the parts of other packets stays apart from them", () => {
  const encoder = new Encoder();
  const picture = (...parts: Uint8Array[]) => deltaOf(null, { data: ["picture", ...parts] });
  const packets = [
    picture(bytes(1), bytes(2)),
    deltaOf(bytes(3)),
    deltaOf({ a: 1 }),
    picture(bytes(4)),
    deltaOf(bytes(5)),
  ];
  const messages = packets.flatMap((packet) => encoder.encode(structuredClone(packet)));
  expect(messages).toHaveLength(3 + 1 + 1 + 2 + 1);
  expect(decoded(messages).map(({ data }) => data)).toEqual(packets.map(({ data }) => data));
});

test("a decoder that is used again has forgotten what was under way", () => {
  const decoder = new Decoder();
  decoder.add('52-["picture",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]');
  decoder.add(bytes(1));
  decoder.destroy();
  expect(decoded([bytes(2)], decoder)).toEqual([deltaOf(bytes(2))]);
});

test.each(["9", '51-["delta"', "2nonsense", 5])("what is no message is refused: %s", (message) => {
  expect(() => new Decoder().add(message)).toThrow(Error);
});
