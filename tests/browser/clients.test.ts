/** The programs in docs/CLIENTS.md, run as they stand but for the board's address. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { BoardProcess } from "../support/board-process.ts";
import { findPython } from "../support/python.ts";
import { root } from "../support/sources.ts";

const document = readFileSync(join(root, "docs/CLIENTS.md"), "utf8");
const python = findPython();
const folder = join(root, ".results/clients");

let board: BoardProcess;
let running: ChildProcess | null = null;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  board = await BoardProcess.start(["--port", "0", "--rate", "5000"]);
});

afterEach(() => {
  running?.kill("SIGKILL");
});

afterAll(async () => {
  await board?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** The first program under a heading, for the board of this test. */
function programUnder(heading: string): string {
  const [, under = ""] = document.split(`\n## ${heading}\n`);
  const [, program] = /```\w+\n(.*?)```/s.exec(under) ?? [];
  if (program === undefined) throw new Error(`no program under "${heading}"`);
  return program
    .replaceAll("127.0.0.1:3000", new URL(board.address).host)
    .replaceAll("./lib/", `${root}/lib/`);
}

/** Runs a program until what it has printed is enough, or it has ended. */
async function outputOf(
  command: string,
  args: readonly string[],
  isEnough: (output: string) => boolean,
): Promise<string> {
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  running = child;
  let output = "";
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const enough = new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (isEnough(output)) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });
  await Promise.race([ended, enough]);
  return output;
}

function run(
  heading: string,
  name: string,
  command: string,
  isEnough: (output: string) => boolean,
) {
  const file = join(folder, name);
  writeFileSync(file, programUnder(heading));
  return outputOf(command, [file], isEnough);
}

const times = (text: string, part: RegExp) => [...text.matchAll(new RegExp(part, "gm"))].length;

test("curl polls: a snapshot, then what has changed since", async () => {
  const output = await run("curl: poll", "poll.sh", "sh", () => false);
  const [snapshot, later] = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(snapshot).toMatchObject({ topic: "quotes", from: null });
  expect(Object.keys(snapshot.rows).sort()).toEqual(["AAPL", "MSFT"]);
  expect(later.from).toBe(snapshot.to);
});

test("curl hears events", async () => {
  const enough = (output: string) => times(output, /^event: delta$/) >= 3;
  const output = await run("curl: Server-Sent Events", "events.sh", "sh", enough);
  if (!enough(output)) throw new Error(output);
  expect(output).toMatch(/^id: \S+\.\d+$/m);
  expect(output).toMatch(/^data: \{.*"AAPL"/m);
});

test("a WebSocket without a library", async () => {
  const enough = (output: string) => times(output, /AAPL/) >= 3;
  const output = await run("WebSocket, without a library", "socket.mjs", process.execPath, enough);
  if (!enough(output)) throw new Error(output);
});

test("the stock Socket.IO client", async () => {
  const enough = (output: string) => times(output, /^quotes /) >= 3;
  const output = await run("Socket.IO", "stock.mjs", process.execPath, enough);
  if (!enough(output)) throw new Error(output);
});

test.skipIf(python === null)("Python", async () => {
  const enough = (output: string) => times(output, /^quotes \{/) >= 3;
  const output = await run("Python", "client.py", python ?? "", enough);
  if (!enough(output)) throw new Error(output);
  expect(output).toContain("'ok': True");
});

test("TypeScript with the mirror", async () => {
  const enough = (output: string) => times(output, /^AAPL \d/) >= 3;
  const output = await run("TypeScript: the mirror", "mirror.ts", process.execPath, enough);
  if (!enough(output)) throw new Error(output);
  expect(output).toContain("live");
});
