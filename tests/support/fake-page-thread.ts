/**
 * In the place of the thread that draws pages: does what the path of a page says. It does not start
 * with the version "unprintable", and with "asleep" it never comes to it.
 */
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Page } from "../../server/pages/page.ts";
import type {
  DrawMessage,
  SnapshotAnswer,
  ThreadMessage,
  ThreadStart,
} from "../../server/pages/thread-messages.ts";

const { snapshots, answered, version } = workerData as ThreadStart;
if (version === "unprintable") throw new Error("no paper");
const say = (message: ThreadMessage) => parentPort?.postMessage(message);

/** A page that says so. */
function pageOf(text: string): Page {
  return { status: 200, headers: {}, plain: { bytes: Buffer.from(text), slots: [] }, gzip: null };
}

function snapshotOf(topic: string): SnapshotAnswer {
  Atomics.store(answered, 0, 0);
  say({ kind: "snapshot", topic, options: {} });
  Atomics.wait(answered, 0, 0);
  return receiveMessageOnPort(snapshots)?.message as SnapshotAnswer;
}

parentPort?.on("message", ({ id, url, scope }: DrawMessage) => {
  if (url === "/ends") process.exit(3);
  if (url === "/throws") throw new Error("broke outside of any page");
  if (url === "/fails") say({ kind: "failed", id, message: "no ink" });
  if (url === "/complains") {
    say({ kind: "said", level: "error", what: new Error("torn"), doing: "drawing", scope });
    say({ kind: "said", level: "warn", what: "careful", doing: "", scope });
  }
  if (url.startsWith("/asks/")) {
    const answer = snapshotOf(url.slice("/asks/".length));
    say({ kind: "page", id, page: pageOf(JSON.stringify(answer)) });
  } else if (url !== "/waits") {
    say({ kind: "page", id, page: pageOf(url) });
  }
});
if (version !== "asleep") say({ kind: "ready" });
