/** A browser for tests, and what its pages did behind their surface. */
import { type Browser, chromium, type Page, type Request } from "playwright";
import { chromiumAdvice, chromiumArguments, findChromium } from "./chromium.ts";

/** @param more arguments, besides those that it needs. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(chromiumAdvice);
  return chromium.launch({ executablePath, args: [...chromiumArguments, ...more] });
}

/** A page with a record of what it asked, said and moved. */
export class WatchedPage {
  readonly page: Page;
  /** Errors and warnings on the console, and uncaught errors. */
  readonly complaints: string[] = [];
  /** WebSockets to the board opened over the page's life; those of Next's hot reloading apart. */
  sockets = 0;
  /** Frames received over all sockets. */
  frames = 0;
  /** Deltas received: as binary frames, and as JSON. */
  binaryDeltas = 0;
  textDeltas = 0;
  readonly #requests: Request[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        this.complaints.push(`${message.type()}: ${message.text()}`);
      }
    });
    page.on("pageerror", (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on("request", (request) => this.#requests.push(request));
    page.on("websocket", (socket) => {
      if (!new URL(socket.url()).pathname.startsWith("/socket.io/")) return;
      this.sockets += 1;
      socket.on("framereceived", ({ payload }) => {
        this.frames += 1;
        if (typeof payload !== "string") this.binaryDeltas += 1;
        else if (payload.startsWith('42["delta"')) this.textDeltas += 1;
      });
    });
  }

  /** Opens an address in a window of its own, and waits until its data is live. */
  static async open(
    browser: Browser,
    address: string,
    size = { width: 1440, height: 900 },
  ): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: size });
    const page = await context.newPage();
    await page.addInitScript(recordShifts);
    const watched = new WatchedPage(page);
    await page.goto(address, { waitUntil: "load" });
    await watched.untilLive();
    return watched;
  }

  /** What the button in the top bar says of the connection. */
  get status() {
    return this.page.getByRole("button", { name: /^Connection:/ });
  }

  /** Waits until the page says that it is live. */
  async untilLive(): Promise<void> {
    await this.page
      .getByRole("button", { name: /^Connection: (Live|Feed paused)/ })
      .waitFor({ timeout: 60_000 });
  }

  /** Forgets the requests made so far. */
  forgetRequests(): void {
    this.#requests.length = 0;
  }

  /**
   * Requests since then that are neither the socket nor code: files of the build, and the
   * payloads with which Next navigates and looks ahead.
   */
  get dataRequests(): string[] {
    return this.#requests
      .filter((request) => {
        const { pathname, searchParams } = new URL(request.url());
        const code = pathname.startsWith("/_next/static/");
        const socket = pathname.startsWith("/socket.io/");
        return !code && !socket && !searchParams.has("_rsc");
      })
      .map((request) => `${request.method()} ${request.url()}`);
  }

  /** Requests that set up a connection of the socket, over polling or not. */
  get handshakes(): number {
    return this.#requests.filter((request) => {
      const { pathname, searchParams } = new URL(request.url());
      return pathname.startsWith("/socket.io/") && !searchParams.has("sid");
    }).length;
  }

  /** What has moved on the page without anybody's doing: the score, and what moved how often. */
  async shifts(): Promise<{ score: number; sources: string[] }> {
    const shifts = await this.page.evaluate(() => (globalThis as ShiftRecord).bigboardShifts ?? []);
    const counts = new Map<string, number>();
    for (const source of shifts.flatMap(({ sources }) => sources)) {
      counts.set(source, (counts.get(source) ?? 0) + 1);
    }
    const sources = [...counts].sort(([, a], [, b]) => b - a);
    return {
      score: shifts.reduce((sum, { value }) => sum + value, 0),
      sources: sources.map(([source, count]) => `${count} × ${source}`),
    };
  }

  /** The text of the page's own part. */
  async text(): Promise<string> {
    return (await this.page.locator("#main").textContent()) ?? "";
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

interface ShiftRecord {
  bigboardShifts?: { value: number; sources: string[] }[];
}

/** Runs in the page, before all else. */
function recordShifts(): void {
  interface Shift extends PerformanceEntry {
    readonly value: number;
    readonly hadRecentInput: boolean;
    readonly sources: readonly { readonly node?: Node | null }[];
  }
  const nameOf = (node: Node | null | undefined) => {
    const element = node instanceof Element ? node : node?.parentElement;
    const { className = "", tagName = "gone" } = element ?? {};
    const within = element?.closest("section, table, header, nav, li")?.tagName ?? "";
    return `${node?.nodeName} in ${tagName}.${String(className).slice(0, 80)} in ${within}`;
  };
  const shifts: NonNullable<ShiftRecord["bigboardShifts"]> = [];
  Object.assign(globalThis, { bigboardShifts: shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      if (entry.hadRecentInput) continue;
      shifts.push({ value: entry.value, sources: entry.sources.map(({ node }) => nameOf(node)) });
    }
  }).observe({ type: "layout-shift", buffered: true });
}
