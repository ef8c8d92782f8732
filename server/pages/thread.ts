/**
 * The thread that draws pages, apart from the one that pushes: drawing takes tens of milliseconds in
 * one go, and no delta has to wait for it. Here Next runs; the board is asked through messages.
 */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { constants, setPriority } from "node:os";
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import next from "next";
import { nonceHeader } from "../../lib/seam.ts";
import { routeForeignLines } from "../ops/foreign-lines.ts";
import { onBehalfOf, requestNow } from "../ops/requests.ts";
import { openSeam } from "../seam.ts";
import { askInside, innerServer } from "./inner-answer.ts";
import { pageOf } from "./page.ts";
import { nonceLength } from "./slotted.ts";
import type {
  DrawMessage,
  SaidMessage,
  SnapshotAnswer,
  ThreadMessage,
  ThreadStart,
} from "./thread-messages.ts";

const { root, host, port, epoch, version, snapshots, answered } = workerData as ThreadStart;
const main = parentPort;
if (main === null) throw new Error("pages are drawn in a thread: see page-thread.ts");
/** Where there are fewer cores than work, the push goes first. */
function giveWay(): void {
  // Elsewhere this would be said of the whole process.
  if (process.platform !== "linux") return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A host may forbid it: pages are drawn all the same.
  }
}

giveWay();

const say = (message: ThreadMessage, handed: ArrayBuffer[] = []) =>
  main.postMessage(message, handed);

const tell = (level: SaidMessage["level"], what: unknown, doing = "") =>
  say({ kind: "said", level, what, doing, scope: requestNow() });
routeForeignLines(
  {
    debug: (line: unknown) => tell("debug", line),
    warn: (line: unknown) => tell("warn", line),
  },
  { note: (_, error, doing) => tell("error", error, doing) },
);

openSeam({
  epoch,
  version,
  // Pages ask in the middle of being drawn, so the thread stands still until the main one answers.
  snapshot(topic, options = {}) {
    Atomics.store(answered, 0, 0);
    say({ kind: "snapshot", topic, options });
    Atomics.wait(answered, 0, 0);
    const answer = receiveMessageOnPort(snapshots)?.message as SnapshotAnswer;
    if ("failure" in answer) throw new Error(answer.failure);
    return answer.snapshot;
  },
});

const pages = next({ dir: root, hostname: host, port, httpServer: createServer() });
await pages.prepare();
const handle = pages.getRequestHandler();
const inside = innerServer((request, response) => {
  handle(request, response).catch(() => response.destroy());
});

/** One that no page can have guessed, so that what it says is nowhere but in the slots. */
const freshNonce = () => randomBytes((nonceLength * 3) / 4).toString("base64");

async function draw({ id, url, headers, scope }: DrawMessage): Promise<void> {
  try {
    const nonce = freshNonce();
    const given = {
      ...headers,
      // Where Next looks for the nonce of its own scripts.
      "content-security-policy": `script-src 'nonce-${nonce}'`,
      [nonceHeader]: nonce,
    };
    const answer = await onBehalfOf(scope, () => askInside(inside, url, given));
    const page = pageOf(answer, nonce);
    const bytes = [page.plain, page.gzip].flatMap((slotted) => slotted?.bytes.buffer ?? []);
    say({ kind: "page", id, page }, bytes as ArrayBuffer[]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say({ kind: "failed", id, message });
  }
}

main.on("message", draw);
say({ kind: "ready" });
