import { createServer } from "node:net";
import { expect, test } from "vitest";
import { tryAddress } from "../../../server/ops/port.ts";

test("an address that is taken is told, and one that is free is left free", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(tryAddress("127.0.0.1", port)).rejects.toThrow(/EADDRINUSE/);
  await new Promise((resolve) => server.close(resolve));
  await tryAddress("127.0.0.1", port);
  await tryAddress("127.0.0.1", port);
});
