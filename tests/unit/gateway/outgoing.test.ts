import { expect, test } from "vitest";
import { Outgoing } from "../../../server/gateway/outgoing.ts";
import { openMessage } from "../../support/open-message.ts";

/** Takes a frame of a WebSocket apart, by RFC 6455, section 5.2. */
function opened(frame: Buffer) {
  const short = (frame[1] ?? 0) & 127;
  const at = short < 126 ? 2 : short === 126 ? 4 : 10;
  const length =
    short < 126 ? short : short === 126 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2));
  return {
    last: ((frame[0] ?? 0) & 128) !== 0,
    opcode: (frame[0] ?? 0) & 127,
    masked: ((frame[1] ?? 0) & 128) !== 0,
    length,
    payload: frame.subarray(at),
  };
}

const lengths = [0, 1, 124, 125, 126, 127, 65_534, 65_535, 65_536, 200_000];

/** A delta with a row whose key, of characters of two bytes each, is so long. */
function deltaOf(length: number) {
  return { topic: "t", from: null, to: "e.7", at: 1, rows: { ["é".repeat(length)]: {} } };
}

test.each(lengths)("%s bytes are framed as one binary message", (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => index % 251);
  const message = Outgoing.binary(bytes, 3);
  expect(message).toMatchObject({ encoding: "binary", packet: bytes, rows: 3, length });
  const { payload, ...header } = opened(message.engineFrame);
  expect(header).toEqual({ last: true, opcode: 2, masked: false, length });
  expect(payload.equals(bytes)).toBe(true);
  // Without a sign of Engine.IO's, it is the same for any WebSocket.
  expect(message.webSocketFrame).toBe(message.engineFrame);
});

test.each(lengths)("a text with %s characters of two bytes is framed as one message", (length) => {
  const delta = { ...deltaOf(length), subscription: 3 };
  const message = Outgoing.json(deltaOf(length), 3);
  expect(message).toMatchObject({ encoding: "json", rows: 1 });
  const packet = `2["delta",${JSON.stringify(delta)}]`;
  expect(message.packet).toBe(packet);
  const engine = opened(message.engineFrame);
  // Engine.IO's sign for a message goes before it.
  expect(engine.payload.toString()).toBe(`4${packet}`);
  const plain = opened(message.webSocketFrame);
  expect(plain.payload.toString()).toBe(JSON.stringify({ type: "delta", ...delta }));
  for (const { payload, ...header } of [engine, plain]) {
    expect(header).toEqual({ last: true, opcode: 1, masked: false, length: payload.length });
  }
});

test("over HTTP a delta has no number, since there are no subscriptions", () => {
  const message = Outgoing.json(deltaOf(1), 3);
  expect(message.body.toString()).toBe(JSON.stringify(deltaOf(1)));
  const event = `event: delta\nid: e.7\ndata: ${JSON.stringify(deltaOf(1))}\n\n`;
  expect(message.event.toString()).toBe(event);
});

test("each form is made once", () => {
  const message = Outgoing.json(deltaOf(1), 3);
  expect(message.engineFrame).toBe(message.engineFrame);
  expect(message.webSocketFrame).toBe(message.webSocketFrame);
  expect(message.body).toBe(message.body);
  expect(message.event).toBe(message.event);
});

test("a binary delta has no text", () => {
  const message = Outgoing.binary(Uint8Array.of(1), 1);
  expect(() => message.body).toThrow(TypeError);
  expect(() => message.event).toThrow(TypeError);
});

test("either is what a client's parser takes for a delta", () => {
  const delta = { topic: "t", from: null, to: "e.1", at: 1, rows: {} };
  expect(openMessage(Outgoing.json(delta, 2))).toEqual({ ...delta, subscription: 2 });
  expect(openMessage(Outgoing.binary(Uint8Array.of(1, 2), 0))).toEqual(Uint8Array.of(1, 2));
});
