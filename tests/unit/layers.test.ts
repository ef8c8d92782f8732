/** The house rules of docs/ARCHITECTURE.md that a machine can check. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, type SourceFile, sourceFiles } from "../support/sources.ts";

const files = sourceFiles("app", "lib", "server");
const all = [...files, ...sourceFiles("tests")];

/** Lines such as `app/a.ts → server/b.ts` for imports that are not allowed. */
function offences(
  among: readonly SourceFile[],
  forbidden: (imported: string, file: SourceFile) => boolean,
): string[] {
  return among.flatMap((file) =>
    file.imports
      .filter((imported) => forbidden(imported, file))
      .map((imported) => `${file.path} → ${imported}`),
  );
}

const below = (folder: string) => files.filter(({ path }) => path.startsWith(`${folder}/`));
const isIn = (imported: string, ...folders: readonly string[]) =>
  folders.some((folder) => imported === folder || imported.startsWith(`${folder}/`));
const isPackage = (imported: string, ...names: readonly string[]) => isIn(imported, ...names);
const isOwn = (imported: string) => isIn(imported, "app", "lib", "server", "tests", "public");

test("the rules have something to look at", () => {
  for (const folder of ["app", "lib", "server/feed", "server/board", "server/gateway"]) {
    expect(below(folder).length, folder).toBeGreaterThan(3);
  }
  expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
});

test("lib imports neither the server nor the pages, and nothing of Node or React", () => {
  const wrong = offences(below("lib"), (imported) => {
    return (isOwn(imported) && !isIn(imported, "lib")) || /^(node:|react|next)/.test(imported);
  });
  expect(wrong).toEqual([]);
});

test("the pages import lib and their own", () => {
  const wrong = offences(below("app"), (imported) => {
    return (isOwn(imported) && !isIn(imported, "app", "lib")) || imported.startsWith("node:");
  });
  expect(wrong).toEqual([]);
});

test("a feed knows its door and lib, nothing else of the server", () => {
  const wrong = offences(below("server/feed"), (imported) => {
    return isOwn(imported) && !isIn(imported, "server/feed", "lib");
  });
  expect(wrong).toEqual([]);
});

test("what simulates into files knows the feeds and lib", () => {
  const wrong = offences(below("server/simulate"), (imported) => {
    return isOwn(imported) && !isIn(imported, "server/simulate", "server/feed", "lib");
  });
  expect(wrong).toEqual([]);
});

test("the board knows lib and the feeds' door", () => {
  const wrong = offences(below("server/board"), (imported) => {
    const allowed = isIn(imported, "server/board", "lib") || imported === "server/feed/feed.ts";
    return isOwn(imported) && !allowed;
  });
  expect(wrong).toEqual([]);
});

test("the lab knows lib and its own: it watches from outside what others answer", () => {
  const wrong = offences(below("server/lab"), (imported) => {
    return isOwn(imported) && !isIn(imported, "server/lab", "lib");
  });
  expect(wrong).toEqual([]);
});

test("who is let in is decided without knowing what there is to see", () => {
  const wrong = offences(below("server/access"), (imported) => {
    const allowed =
      isIn(imported, "server/access", "lib") || imported === "server/ops/forwarded.ts";
    return isOwn(imported) && !allowed;
  });
  expect(wrong).toEqual([]);
});

test("the gateway knows neither the feeds nor the lab", () => {
  const wrong = offences(below("server/gateway"), (imported) =>
    isIn(imported, "server/feed", "server/lab", "app"),
  );
  expect(wrong).toEqual([]);
});

test("nothing that runs imports a test", () => {
  expect(offences(files, (imported) => isIn(imported, "tests"))).toEqual([]);
});

test("what the gateway decides knows none of its transports", () => {
  const isTransport = (path: string) => /^server\/gateway\/(socketio|websocket|http)\//.test(path);
  const core = below("server/gateway").filter(({ path }) => !isTransport(path));
  expect(core.length).toBeGreaterThan(20);
  const wrong = offences(core, (imported, { path }) => {
    return isTransport(imported) && path !== "server/gateway/gateway.ts";
  });
  expect(wrong).toEqual([]);
});

test("only its transport speaks plain WebSocket", () => {
  const wrong = offences(files, (imported, { path }) => {
    return isPackage(imported, "ws") && !isIn(path, "server/gateway/websocket");
  });
  expect(wrong).toEqual([]);
});

test("only its transport speaks Socket.IO, and only the mirror's link listens to it", () => {
  const wrong = offences(files, (imported, { path }) => {
    if (isPackage(imported, "socket.io", "engine.io"))
      return !isIn(path, "server/gateway/socketio");
    return isPackage(imported, "socket.io-client") && !isIn(path, "lib/mirror");
  });
  expect(wrong).toEqual([]);
});

test("schemas of inbound messages stay on the server's side", () => {
  const wrong = offences([...below("app"), ...below("lib")], (imported, { path }) => {
    return isPackage(imported, "zod") && path !== "lib/wire/inbound.ts";
  });
  expect(wrong).toEqual([]);
  const reaching = offences([...below("app"), ...below("lib")], (imported) => {
    return imported === "lib/wire/inbound.ts";
  });
  expect(reaching).toEqual([]);
});

test("relative imports name a file that is there", () => {
  const wrong = offences(all, (imported) => isOwn(imported) && !existsSync(join(root, imported)));
  expect(wrong).toEqual([]);
});

/** What comes in as an argument, and the files that bring it in. */
const sources: readonly { name: string; word: RegExp; allowed: readonly string[] }[] = [
  { name: "the time", word: /\bDate\.now\b|\bnew Date\(\s*\)/, allowed: ["lib/clock.ts"] },
  {
    name: "a timer",
    // Not the setter of a state called interval, which takes one value.
    word: /\bsetInterval\((?:[^()]*,|\s*(?:async\b|function\b|\(|\w+\s*=>))/,
    allowed: ["lib/clock.ts"],
  },
  {
    name: "a delay",
    word: /\bperformance\.now\b|\bsetTimeout\b/,
    // Views may time what only the eye sees, such as a flash that fades.
    allowed: ["lib/clock.ts", "app/"],
  },
  {
    name: "chance",
    word: /\bMath\.random\b/,
    // When to come back after a cut, which tests say themselves.
    allowed: ["lib/mirror/socket-link.ts"],
  },
  { name: "a log", word: /\bconsole\b/, allowed: ["server/ops/foreign-lines.ts"] },
  {
    name: "standard output",
    word: /\bprocess\.stdout\b|\bprocess\.stderr\b/,
    allowed: [
      "server/index.ts",
      "server/start.ts",
      "server/ops/log.ts",
      // Programs of their own, and what they share.
      "server/simulate/simulate.ts",
      "server/simulate/check.ts",
      "server/simulate/sweep.ts",
      "server/simulate/options.ts",
    ],
  },
];

for (const { name, word, allowed } of sources) {
  test(`${name} comes in as an argument`, () => {
    const wrong = files.filter(
      ({ path, code }) => word.test(code) && !allowed.some((start) => path.startsWith(start)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
}

test("no file has more than 300 lines", () => {
  const long = all.filter(({ text }) => text.trimEnd().split("\n").length > 300);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test("the type checker is not talked out of anything", () => {
  // Spelled in two, or this file would find itself.
  const words = new RegExp("@ts-" + "(ignore|nocheck|expect-error)");
  const wrong = all.filter(({ text, code }) => words.test(text) || /(:|\bas|<)\s*any\b/.test(code));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("nothing is left for later", () => {
  const words = new RegExp(["TO" + "DO", "FIX" + "ME", "XX" + "X\\b"].join("|"));
  expect(all.filter(({ text }) => words.test(text)).map(({ path }) => path)).toEqual([]);
});
