/** The pages: what answers their requests, in production and in development. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Clock } from "../../lib/clock.ts";
import type { BoardSeam } from "../../lib/seam.ts";
import type { Faults } from "../ops/faults.ts";
import type { Logger } from "../ops/log.ts";
import { developmentPolicy } from "../ops/security-headers.ts";
import { PageFront } from "./page-front.ts";
import { PageThread } from "./page-thread.ts";
import { SharedPages } from "./shared-pages.ts";
import { StaticFiles } from "./static-files.ts";

export interface PagesOptions {
  /** Whether pages are compiled when they are asked for, and again when their sources change. */
  readonly dev: boolean;
  /** The project's folder. */
  readonly root: string;
  /** What the pages are for. */
  readonly http: Server;
  readonly host: string;
  readonly port: number;
  readonly seam: BoardSeam;
  readonly clock: Clock;
  readonly log: Pick<Logger, "debug" | "warn">;
  readonly faults: Pick<Faults, "note">;
}

export interface Pages {
  /** @param address of who asks, as viewers are counted. */
  answer(request: IncomingMessage, response: ServerResponse, address: string): unknown;
  close(): Promise<void>;
  /** Requests for pages since the start, by what became of them; empty where that is not counted. */
  counts(): Readonly<Record<string, number>>;
}

/** Makes the pages ready. @throws Error where they cannot be. */
export function openPages(options: PagesOptions): Promise<Pages> {
  return options.dev ? openForDevelopment(options) : openForAll(options);
}

async function openForAll(options: PagesOptions): Promise<Pages> {
  const { root, host, port, seam, clock, log, faults } = options;
  const thread = await PageThread.start({ root, host, port, seam, clock, log, faults });
  const shared = new SharedPages((request) => thread.draw(request), clock);
  const front = new PageFront({ shared, files: StaticFiles.below(root), randomBytes, faults });
  return {
    answer: (request, response, address) => front.answer(request, response, address),
    close: () => thread.close(),
    counts: () => ({ ...shared.counts }),
  };
}

/** Next as it comes: hot reloading needs more than a policy for all would let it do. */
async function openForDevelopment(options: PagesOptions): Promise<Pages> {
  const { root, http, host, port, seam } = options;
  const [{ default: next }, { openSeam }, { nextUpgrades }] = await Promise.all([
    import("next"),
    import("../seam.ts"),
    import("../ops/next-upgrades.ts"),
  ]);
  openSeam(seam);
  const pages = next({
    dev: true,
    dir: root,
    hostname: host,
    port,
    httpServer: nextUpgrades(http),
  });
  await pages.prepare();
  const handle = pages.getRequestHandler();
  return {
    answer(request, response) {
      response.setHeader("content-security-policy", developmentPolicy);
      return handle(request, response);
    },
    close: () => pages.close(),
    counts: () => ({}),
  };
}
