/** A real Caddy in front of a board, with the site that deploy/ ships and certificates of its own. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProxyProcess } from "./proxy-process.ts";
import { installPackages } from "./run-command.ts";
import { root } from "./sources.ts";

const paths = ["/usr/bin/caddy", "/usr/local/bin/caddy", "/opt/homebrew/bin/caddy"];

/** Caddy's path: `CADDY_PATH`, or where systems put it; null where there is none. */
export function findCaddy(): string | null {
  const candidates = [process.env.CADDY_PATH, ...paths];
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** Says how to get a Caddy by hand. */
export const caddyAdvice =
  "No Caddy, so its tests are left out. Install it (Debian: apt-get install caddy), or name it " +
  "with CADDY_PATH.";

/** Installs Caddy from Debian where that is allowed, without starting it; null if it does not go. */
export async function installCaddy(): Promise<string | null> {
  await installPackages("caddy");
  return findCaddy();
}

/**
 * Starts it in front of a board, at a name of this machine, for which it signs a certificate itself.
 * @param boardPort where the board listens on 127.0.0.1.
 * @throws Error with its own words when it does not start.
 */
export function startCaddy(boardPort: number): Promise<ProxyProcess> {
  return ProxyProcess.start("caddy", (folder, port) => {
    const command = findCaddy();
    if (command === null) throw new Error(caddyAdvice);
    const site = readFileSync(join(root, "deploy/Caddyfile"), "utf8");
    const file = join(folder, "Caddyfile");
    writeFileSync(file, `${around(folder)}\n${site}`);
    const address = `https://localhost:${port}`;
    return {
      address,
      command,
      args: ["run", "--adapter", "caddyfile", "--config", file],
      environment: {
        BIGBOARD_NAME: address,
        BIGBOARD_UPSTREAM: `127.0.0.1:${boardPort}`,
        HOME: folder,
      },
    };
  });
}

/** What stands before the site: nothing of the system's is touched, and port 80 is left alone. */
function around(folder: string): string {
  return `{
	admin off
	auto_https disable_redirects
	skip_install_trust
	storage file_system ${join(folder, "storage")}
}`;
}
