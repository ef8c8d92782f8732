/** The server with its pages, built where their sources have changed, and the pages that count. */
import type { Browser } from "playwright";
import { buildPages, hashSources, isStale, writeStamp } from "../../../server/ops/build.ts";
import { root } from "../../support/sources.ts";
import { Child } from "../child.ts";
import type { Stage } from "./findings.ts";
import type { PageServerOptions, PageServerStarted } from "./page-server.ts";
import { Visit } from "./visit.ts";

/** How long a server may take to be there, ms. */
const startMs = 180_000;

export interface PageServer extends PageServerStarted {
  end(): Promise<void>;
}

/** Starts a server in a process of its own. @throws Error of the build or of the server. */
export async function startPages(
  { cores, progress }: Pick<Stage, "cores" | "progress">,
  options: PageServerOptions,
): Promise<PageServer> {
  const hash = hashSources(root);
  if (isStale(root, hash)) {
    progress("building the pages …");
    await buildPages(root);
    writeStamp(root, hash);
  }
  progress("starting the server …");
  const child = new Child("page/page-server.ts", { core: cores?.server ?? null });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the server does not start")), startMs);
  });
  try {
    const started = await Promise.race([child.ask<PageServerStarted>("start", options), late]);
    return { ...started, end: () => child.end() };
  } catch (error) {
    await child.end();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A page by its name and its path. */
export interface Place {
  readonly name: string;
  readonly path: string;
}

/** The pages, one of each kind; a match only where there is one. */
export function placesOf({ match }: PageServerStarted, only: readonly string[] | null): Place[] {
  const places = [
    { name: "Board", path: "/" },
    { name: "Markets", path: "/markets" },
    { name: "Instrument", path: "/markets/AAPL" },
    { name: "Scores", path: "/scores" },
    ...(match === null ? [] : [{ name: "Match", path: `/scores/${encodeURIComponent(match)}` }]),
    { name: "Control", path: "/control" },
  ];
  const wanted = (place: Place) =>
    only?.some((one) => one === place.path || one.toLowerCase() === place.name.toLowerCase());
  return only === null ? places : places.filter(wanted);
}

/** Opens a page and waits until its data is live. The caller closes the visit. */
export async function visitLive(browser: Browser, address: string, path: string): Promise<Visit> {
  const visit = await Visit.begin(browser);
  try {
    await visit.page.goto(address + path, { waitUntil: "load" });
    await visit.page.getByRole("button", { name: /^Connection: (Live|Feed paused)/ }).waitFor();
    return visit;
  } catch (error) {
    await visit.close();
    throw error;
  }
}
