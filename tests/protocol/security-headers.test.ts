/** Not a rule of the protocol: what every answer tells a browser, whoever of the server gives it. */
import { expect, test } from "vitest";
import { mount } from "./mount.ts";

const everywhere = {
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};
const onDocuments = {
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": expect.stringMatching(/(^|, )camera=\(\)(,|$)/),
  "x-frame-options": "DENY",
};
const both = { ...everywhere, ...onDocuments };

test.each([
  ["GET", "/healthz", 200, both],
  ["GET", "/readyz", 200, both],
  ["GET", "/metrics", 200, both],
  ["POST", "/metrics", 405, both],
  ["GET", "/markets", 503, both],
  ["GET", "/live", 426, everywhere],
  ["GET", "/live/quotes", 200, everywhere],
  ["GET", "/live/nothing", 404, everywhere],
  ["DELETE", "/live/quotes", 405, everywhere],
  ["GET", "/socket.io/?EIO=4&transport=polling", 200, everywhere],
  ["GET", "/socket.io/?EIO=4&transport=pigeon", 400, everywhere],
])("%s %s is answered %i with all of them", async (method, path, status, expected) => {
  await using mounted = await mount();
  const answer = await fetch(mounted.url + path, { method });
  await answer.body?.cancel();
  const headers = Object.fromEntries(answer.headers);
  expect(answer.status).toBe(status);
  expect(headers).toMatchObject(expected);
  for (const absent of ["server", "x-powered-by", "strict-transport-security"]) {
    expect(headers).not.toHaveProperty(absent);
  }
  const extra = Object.keys(onDocuments).filter((name) => !(name in expected));
  for (const name of extra) expect(headers).not.toHaveProperty(name);
});
