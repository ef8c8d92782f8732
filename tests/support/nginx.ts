/** A real nginx in front of a board, with the site that deploy/ ships. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, ProxyProcess } from "./proxy-process.ts";
import { installPackages } from "./run-command.ts";
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
  await installPackages("nginx-light");
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

/** The site with TLS as it is shipped. */
export const shippedTlsSite = readFileSync(join(root, "deploy/nginx-tls.conf"), "utf8");

/** Where the site with TLS looks for its certificate and its key. */
const shippedCertificate = "/etc/ssl/certs/board.example.com.pem";
const shippedKey = "/etc/ssl/private/board.example.com.key";

/**
 * Starts it in front of a board, with nothing changed in the site but where both listen, and where
 * its certificate is.
 * @param boardPort where the board listens on 127.0.0.1.
 * @throws Error with its own words when it does not start.
 */
export async function startNginx(boardPort: number, site = shippedSite): Promise<ProxyProcess> {
  const secure = site.includes("listen 443 ssl;");
  const plainPort = await freePort();
  return ProxyProcess.start("nginx", (folder, port) => {
    const command = findNginx();
    if (command === null) throw new Error(nginxAdvice);
    let here = site.replaceAll(/ *listen \[::\].*\n/g, "");
    here = replaced(here, "listen 80;", `listen 127.0.0.1:${secure ? plainPort : port};`);
    if (secure) {
      here = replaced(here, "listen 443 ssl;", `listen 127.0.0.1:${port} ssl;`);
      here = replaced(here, shippedCertificate, join(folder, "certificate.pem"));
      here = replaced(here, shippedKey, join(folder, "key.pem"));
      makeCertificate(folder);
    }
    const whole = replaced(here, "server 127.0.0.1:3000;", `server 127.0.0.1:${boardPort};`);
    writeFileSync(join(folder, "site.conf"), whole);
    writeFileSync(join(folder, "nginx.conf"), mainOf(folder));
    const address = `${secure ? "https" : "http"}://127.0.0.1:${port}`;
    return {
      address,
      command,
      args: ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"],
    };
  });
}

/** A certificate that nobody has signed but itself. @throws Error where there is no openssl. */
function makeCertificate(folder: string): void {
  const args = [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "1",
    "-subj",
    "/CN=board",
  ];
  const files = ["-keyout", "key.pem", "-out", "certificate.pem"];
  execFileSync("openssl", [...args, ...files], { cwd: folder, stdio: "ignore" });
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
