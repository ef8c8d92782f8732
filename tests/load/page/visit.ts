/** A page in Chromium and the browser's own counts of what it does. */
import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
} from "playwright";
import { chromiumAdvice, chromiumArguments, findChromium } from "../../support/chromium.ts";
import { commandOn } from "../pinning.ts";
import { launcher } from "./launcher.ts";

/** Of all: a laptop's window. px */
export const viewport = { width: 1440, height: 900 };

/** How long a page may take for anything that is waited for, ms. */
const patienceMs = 60_000;

/** Time that the main thread has spent since the page began, s. */
export interface Busy {
  /** When it was looked at, by a clock of the browser. */
  readonly at: number;
  readonly tasks: number;
  /** Of the processor: less than `tasks` where others wanted it, too. */
  readonly processor: number;
  readonly script: number;
  readonly layout: number;
  readonly style: number;
}

/** Chromium without a screen or a GPU. @param core the only one that it may use; null for any. */
export async function openBrowser(core: number | null = null): Promise<Browser> {
  const path = findChromium();
  if (path === null) throw new Error(chromiumAdvice);
  const [command, ...before] = commandOn(core, path);
  const executablePath = before.length === 0 ? command : launcher([command, ...before]);
  // Signals end this process, which takes its browsers along (see main.ts).
  const signals = { handleSIGHUP: false, handleSIGINT: false, handleSIGTERM: false };
  return chromium.launch({ executablePath, args: chromiumArguments, ...signals });
}

/** Beside what is measured, how long a browser and a page may take in all, s. */
const patienceMoreSeconds = 180;

/**
 * Does something in a browser of its own, which is gone afterwards, whatever a page has done.
 * @param core see openBrowser.
 * @param seconds that it takes at least.
 * @throws Error where it takes minutes longer than that: a page may answer no more.
 */
export async function inBrowser<Result>(
  core: number | null,
  seconds: number,
  work: (browser: Browser) => Promise<Result>,
): Promise<Result> {
  const browser = await openBrowser(core);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const most = (seconds + patienceMoreSeconds) * 1_000;
    timer = setTimeout(() => reject(new Error("the page answers no more")), most);
  });
  const working = work(browser);
  // Heard of here when it ends too late, since nobody waits for it then.
  working.catch(() => {});
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

/** What went wrong, in a line. */
export function failureOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
}

export class Visit {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly #context: BrowserContext;
  #failure: Error | null = null;

  private constructor(context: BrowserContext, page: Page, cdp: CDPSession) {
    this.#context = context;
    this.page = page;
    this.cdp = cdp;
    page.on("pageerror", (error) => {
      this.#failure ??= error;
    });
  }

  /** An empty window of its own, nothing stored in it. */
  static async begin(browser: Browser): Promise<Visit> {
    const context = await browser.newContext({ viewport });
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable");
    return new Visit(context, page, cdp);
  }

  /** @throws Error that the page threw and did not catch. */
  mustBeWell(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  async busy(): Promise<Busy> {
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return {
      at: of("Timestamp"),
      tasks: of("TaskDuration"),
      processor: of("ThreadTime"),
      script: of("ScriptDuration"),
      layout: of("LayoutDuration"),
      style: of("RecalcStyleDuration"),
    };
  }

  /** Makes the page's processor slower by a factor; 1 for as it is. */
  async throttle(rate: number): Promise<void> {
    await this.cdp.send("Emulation.setCPUThrottlingRate", { rate });
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

/** Shares of the main thread between two looks, each of 1. */
export function busyBetween(from: Busy, to: Busy): Omit<Busy, "at"> {
  const seconds = Math.max(1e-9, to.at - from.at);
  return {
    tasks: (to.tasks - from.tasks) / seconds,
    processor: (to.processor - from.processor) / seconds,
    script: (to.script - from.script) / seconds,
    layout: (to.layout - from.layout) / seconds,
    style: (to.style - from.style) / seconds,
  };
}
