import { webcrypto } from "node:crypto";
import { expect, test } from "vitest";
import { acceptSteps } from "../../../app/_views/lab/accept.ts";
import { Cable } from "../../../app/_views/lab/ways/cable.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function lay() {
  const clock = new ManualClock();
  const setting = { delayMs: 0 };
  const cable = new Cable(clock, () => setting.delayMs);
  const out: string[] = [];
  const put = (what: string) => cable.pass(() => out.push(what));
  return { clock, setting, cable, out, put };
}

test("what nothing delays is through at once; a delay holds it for so long", () => {
  const { clock, setting, out, put } = lay();
  put("a");
  expect(out).toEqual(["a"]);
  setting.delayMs = 100;
  put("b");
  clock.advance(99);
  expect(out).toEqual(["a"]);
  clock.advance(1);
  expect(out).toEqual(["a", "b"]);
});

test("what entered later comes out later, also where the delay has become less", () => {
  const { clock, setting, out, put } = lay();
  setting.delayMs = 100;
  put("a");
  setting.delayMs = 10;
  put("b");
  setting.delayMs = 0;
  put("c");
  clock.advance(50);
  expect(out).toEqual([]);
  clock.advance(50);
  expect(out).toEqual(["a", "b", "c"]);
});

test("a cut loses what is in it, and lets nothing in", () => {
  const { clock, setting, cable, out, put } = lay();
  setting.delayMs = 100;
  put("a");
  cable.cut();
  setting.delayMs = 0;
  put("b");
  clock.advance(1_000);
  expect(out).toEqual([]);
  expect(clock.waiting).toBe(0);
});

test("the accept value of the RFC's own key is the RFC's own", async () => {
  const steps = await acceptSteps("dGhlIHNhbXBsZSBub25jZQ==", (bytes) =>
    webcrypto.subtle.digest("SHA-1", bytes),
  );
  expect(steps).toEqual({
    joined: "dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
    digest: "b37a4f2cc0624f1690f64606cf385945b2bec4ea",
    accept: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
  });
});
