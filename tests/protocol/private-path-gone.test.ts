/** The same without the private path, as if ws or Engine.IO had changed inside. */
import { expect, test, vi } from "vitest";
import { follow } from "./follow.ts";
import { mount } from "./mount.ts";

vi.mock(import("../../server/gateway/socketio/private-path.ts"), async (original) => ({
  ...(await original()),
  privatePathOf: () => null,
}));

test.each(["json", "binary"] as const)(
  "%s equals the board by Engine.IO's own way",
  async (encoding) => {
    await using mounted = await mount();
    await follow(mounted, { encoding, transport: "websocket" });
    const counters = mounted.server.gateway.counters();
    expect(counters.privateWrites).toBe(0);
    expect(counters.fallbackWrites).toBeGreaterThan(20);
  },
);
