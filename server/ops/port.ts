/** Whether an address can be listened on, for who wants to know before long work. */
import { createServer } from "node:net";

/**
 * Listens for a moment.
 * @param port 0 is any that is free.
 * @throws Error of the system, such as EADDRINUSE where somebody listens there already.
 */
export async function tryAddress(host: string, port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}
