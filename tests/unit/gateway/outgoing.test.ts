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

test.each(lengths)("%s bytes are framed as one binary message", (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => index % 251);
  const message = Outgoing.binary(bytes, 3);
  expect(message).toMatchObject({ encoding: "binary", payload: bytes, rows: 3 });
  const { payload, ...header } = opened(message.frame);
  expect(header).toEqual({ last: true, opcode: 2, masked: false, length });
  expect(payload.equals(bytes)).toBe(true);
});

test.each(lengths)("a text of %s characters is framed as one text message", (length) => {
  // Two bytes each in UTF-8, so that characters and bytes are not the same.
  const packet = "é".repeat(length);
  const message = Outgoing.text(packet, 1);
  expect(message).toMatchObject({ encoding: "json", payload: packet, rows: 1 });
  const { payload, ...header } = opened(message.frame);
  expect(header).toEqual({ last: true, opcode: 1, masked: false, length: 2 * length + 1 });
  // Engine.IO's sign for a message goes before it.
  expect(payload.toString()).toBe(`4${packet}`);
});

test("either is what a client's parser takes for a delta", () => {
  const delta = { topic: "t", from: null, to: "e.1", at: 1, rows: {} };
  expect(openMessage(Outgoing.text(`2["delta",${JSON.stringify(delta)}]`, 0))).toEqual(delta);
  expect(openMessage(Outgoing.binary(Uint8Array.of(1, 2), 0))).toEqual(Uint8Array.of(1, 2));
});
