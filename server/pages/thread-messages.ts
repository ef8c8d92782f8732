/** What the main thread and the thread that draws pages say to each other. */
import type { MessagePort } from "node:worker_threads";
import type { SnapshotOptions } from "../../lib/seam.ts";
import type { TopicSnapshot } from "../../lib/wire/messages.ts";
import type { RequestScope } from "../ops/requests.ts";
import type { Page } from "./page.ts";
import type { PageRequest } from "./page-request.ts";

/** What the thread begins with. */
export interface ThreadStart {
  /** The project's folder. */
  readonly root: string;
  readonly host: string;
  readonly port: number;
  readonly epoch: string;
  readonly version: string;
  /** Where snapshots come in; the first word of `answered` becomes 1 when one is there. */
  readonly snapshots: MessagePort;
  readonly answered: Int32Array<SharedArrayBuffer>;
}

export interface DrawMessage extends Pick<PageRequest, "url" | "headers"> {
  readonly id: number;
  /** The request for which it is drawn first. */
  readonly scope: RequestScope | undefined;
}

/** A line of the thread's console, or an error that it tells of. */
export interface SaidMessage {
  readonly kind: "said";
  readonly level: "debug" | "warn" | "error";
  /** An error's where the level says so, else text. */
  readonly what: unknown;
  readonly doing: string;
  readonly scope: RequestScope | undefined;
}

export type ThreadMessage =
  | SaidMessage
  | { readonly kind: "ready" }
  | { readonly kind: "page"; readonly id: number; readonly page: Page }
  | { readonly kind: "failed"; readonly id: number; readonly message: string }
  | { readonly kind: "snapshot"; readonly topic: string; readonly options: SnapshotOptions };

export type SnapshotAnswer =
  | { readonly snapshot: TopicSnapshot | null }
  | { readonly failure: string };
