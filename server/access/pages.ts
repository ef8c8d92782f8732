/** The pages that stand before the board: to sign in, and to go on from elsewhere. They hold no data. */
import type { ServerResponse } from "node:http";
import { type Lack, lackWords } from "./who.ts";

/** Where one signs in. */
export const enterPath = "/enter";
export const stylePath = `${enterPath}/page.css`;
export const scriptPath = `${enterPath}/page.js`;

/** These pages load two files and send one form, all of this server. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const mark =
  '<svg aria-hidden="true" viewBox="0 0 20 20"><path class="lit" d="M1 1h11v8H1z"/>' +
  '<path class="dim" d="M14 1h5v8h-5zM1 11h5v8H1zM8 11h11v8H8z"/></svg>';

/** A page to sign in. @param lack what went wrong before; @param to where to go on afterwards. */
export function signInPage(lack: Lack | null, to: string): string {
  const said = lack === null || lack.kind === "key" ? null : sentence(lackWords(lack));
  const alert = said === null ? "" : `<p role="alert" id="said">${dated(said, lack)}</p>`;
  const described = said === null ? "" : ' aria-describedby="said" aria-invalid="true"';
  return page(
    "Sign in",
    "",
    `<h1>Sign in</h1>
${alert}
<p>Give the board’s key, or open the link that you were sent.</p>
<form method="post" action="${enterPath}">
<input type="hidden" name="to" value="${escaped(to)}">
<label for="key">Key</label>
<input id="key" name="key" type="password" autocomplete="current-password" required autofocus maxlength="200"${described}>
<button>Sign in</button>
</form>`,
  );
}

/**
 * A page that goes on by itself. A browser leaves the cookie out where one comes from another site;
 * what this page begins, comes from our own.
 */
export function goOnPage(to: string): string {
  const address = escaped(to);
  return page(
    "Going on",
    `<noscript><meta http-equiv="refresh" content="0;url=${address}"></noscript>`,
    `<p><a href="${address}">Go on to the board</a></p>`,
    ` data-on="${address}"`,
  );
}

/** Sends a page. */
export function sendPage(
  response: ServerResponse,
  status: number,
  html: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(html);
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-length": body.length,
    "content-security-policy": policy,
    "cache-control": "no-store",
    ...headers,
  });
  response.end(body);
}

/** The address of the page to sign in. @param to where to go on afterwards. */
export function signInAddress(to: string): string {
  return `${enterPath}?to=${encodeURIComponent(to)}`;
}

function page(title: string, head: string, body: string, root = ""): string {
  return `<!doctype html>
<html lang="en"${root}>
<head>
<meta charset="utf-8">
<title>${title} · Bigboard</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<script src="${scriptPath}"></script>
<link rel="stylesheet" href="${stylePath}">
<link rel="icon" href="data:,">
${head}
</head>
<body>
<main>
<header>${mark}Bigboard</header>
${body}
</main>
</body>
</html>
`;
}

/** A date within what is said is marked, so that it can be shown in the reader's own time. */
function dated(said: string, lack: Lack | null): string {
  if (lack?.kind !== "ending" || lack.ending.how !== "expired") return escaped(said);
  const [before = "", date = ""] = said.split(" on ", 2);
  const moment = new Date(lack.ending.at).toISOString();
  return `${escaped(before)} on <time datetime="${moment}">${escaped(date)}</time>`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
