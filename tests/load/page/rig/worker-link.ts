/** A mirror whose server is the rig's worker: frames come as they would over the socket. */
import type { Connect } from "../../../../lib/mirror/link.ts";
import { Mirror } from "../../../../lib/mirror/mirror.ts";
import "../../../../lib/mirror/read-frames.ts";
import { browserSurroundings } from "../../../../lib/mirror/surroundings.ts";
import type { Sent } from "../../../support/held-network.ts";
import type { Asked, Wish } from "./asked.ts";
import type { FromWorker, ToWorker } from "./source.worker.ts";

/** The worker that makes the data. */
export function startSource(wish: Wish, heard: (message: FromWorker) => void) {
  const worker = new Worker(new URL("./source.worker.ts", import.meta.url), { type: "module" });
  const tell = (message: ToWorker) => worker.postMessage(message);
  worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => heard(data));
  worker.addEventListener("error", ({ message }) => {
    throw new Error(`the worker failed: ${message}`);
  });
  tell({ kind: "start", wish });
  return { tell, run: () => tell({ kind: "run" }) };
}

/** A mirror that has begun to connect, and what lets the data run. */
export function startMirror(data: Wish["data"], asked: Asked) {
  const answered = new Map<number, (answer: never) => void>();
  let run: () => void = () => undefined;
  const connect: Connect = (listener) => {
    const source = startSource({ data, as: "frames", asked }, (message) => {
      if (message.kind === "frame") {
        listener.received(message.frame.byteLength);
        listener.frame(message.frame);
      } else if (message.kind === "answer") {
        answered.get(message.id)?.(message.answer as never);
        answered.delete(message.id);
      } else if (message.kind === "hello") {
        listener.transport("websocket");
        listener.opened();
        listener.hello({ ...message, version: "bench", operator: true });
      }
    });
    run = source.run;
    let next = 1;
    return {
      send: (event, message, call) => {
        const id = next++;
        answered.set(id, call);
        source.tell({ kind: "sent", id, sent: { event, message } as Sent });
      },
      renew: () => undefined,
      close: () => undefined,
    };
  };
  const mirror = new Mirror(connect, browserSurroundings);
  mirror.setPace(60);
  mirror.start();
  return { mirror, run: () => run() };
}
