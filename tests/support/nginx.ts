/** A real nginx in front of a board, with the site that deploy/ ships. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run-command.ts";
import { root } from "./sources.ts";

const paths = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"];

/** nginx's path: `NGINX_PATH`, or where systems put it; null where there is none. */
export function findNginx(): string | null {
  const candidates = [process.env.NGINX_PATH, ...paths];
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** Says how to get an nginx by hand. */
export const nginxAdvice =
  "No nginx, so its tests are left out. Install it (Debian: apt-get install nginx-light), or " +
  "name it with NGINX_PATH.";

/** Installs nginx from Debian where that is allowed, without starting it; null if it does not go. */
export async function installNginx(): Promise<string | null> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    const environment = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
    const install = ["install", "-y", "-q", "--no-install-recommends", "nginx-light"];
    await run("apt-get", ["update", "-q"], environment);
    await run("apt-get", install, environment);
  }
  return findNginx();
}

/** The site as it is shipped. */
export const shippedSite = readFileSync(join(root, "deploy/nginx.conf"), "utf8");

/** The text with a part replaced. @throws Error where the part is not there, or not only once. */
export function replaced(text: string, part: string, by: string): string {
  const [before, after, ...more] = text.split(part);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`"${part}" is to be once in the site of nginx that is shipped`);
  }
  return before + by + after;
}

export class Nginx {
  /** Such as `http://127.0.0.1:43210`. */
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(address: string, child: ChildProcess, folder: string) {
    this.address = address;
    this.#child = child;
    this.#folder = folder;
  }

  /**
   * Starts it in front of a board, with nothing changed in the site but where both listen.
   * @param boardPort where the board listens on 127.0.0.1.
   * @throws Error with its own words when it does not start.
   */
  static async start(boardPort: number, site = shippedSite): Promise<Nginx> {
    const path = findNginx();
    if (path === null) throw new Error(nginxAdvice);
    const folder = mkdtempSync(join(tmpdir(), "bigboard-nginx-"));
    const port = await freePort();
    const here = replaced(site, "listen 80;", `listen 127.0.0.1:${port};`);
    const whole = replaced(here, "server 127.0.0.1:3000;", `server 127.0.0.1:${boardPort};`);
    writeFileSync(join(folder, "site.conf"), whole);
    writeFileSync(join(folder, "nginx.conf"), mainOf(folder));
    const errors = join(folder, "error.log");
    const child = spawn(path, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", errors], {
      stdio: "ignore",
    });
    const nginx = new Nginx(`http://127.0.0.1:${port}`, child, folder);
    const ended = new Promise<"ended">((resolve) => child.once("exit", () => resolve("ended")));
    for (;;) {
      const answer = await fetch(`${nginx.address}/healthz`).catch(() => null);
      if (answer?.status === 200) return nginx;
      const pause = new Promise<"later">((resolve) => setTimeout(resolve, 50, "later"));
      if ((await Promise.race([ended, pause])) === "ended") {
        throw new Error(`nginx did not start: ${readFileSync(errors, "utf8")}`);
      }
    }
  }

  /** Ends it with all its connections. */
  async end(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGTERM");
    await gone;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** What stands around a site, with all that is written kept in one folder. */
function mainOf(folder: string): string {
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const places = kinds.map((kind) => `  ${kind}_temp_path ${join(folder, kind)};`);
  return `${[
    // Where it is root it would give its workers to a user who cannot read the folder.
    ...(process.getuid?.() === 0 ? ["user root;"] : []),
    "daemon off;",
    "worker_processes 1;",
    `pid ${join(folder, "nginx.pid")};`,
    "events {}",
    "http {",
    "  access_log off;",
    ...places,
    `  include ${join(folder, "site.conf")};`,
    "}",
  ].join("\n")}\n`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
