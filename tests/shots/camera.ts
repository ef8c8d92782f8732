/** Opens pages as somebody would see them, and takes their pictures. */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright";

export interface Look {
  readonly theme: "dark" | "light";
  /** px */
  readonly width: number;
  readonly palette?: "western" | "safe" | "eastern";
  readonly density?: "comfortable" | "compact";
  /** What else the browser remembers, by name. */
  readonly kept?: Readonly<Record<string, unknown>>;
}

const phoneWidth = 480;
/** Time for charts to arrive and for something to have changed, ms. */
const settleMs = 2_000;

export class Camera {
  readonly #browser: Browser;
  readonly #address: string;
  readonly #folder: string;
  readonly #say: (line: string) => void;
  /** What pages said on their consoles, with the page. */
  readonly complaints: string[] = [];

  constructor(browser: Browser, address: string, folder: string, say: (line: string) => void) {
    this.#browser = browser;
    this.#address = address;
    this.#folder = folder;
    this.#say = say;
  }

  /** Opens a page in a window of its own and waits until it lives. The caller closes its context. */
  async open(path: string, { theme, width, palette, density, kept = {} }: Look): Promise<Page> {
    const height = width <= phoneWidth ? 844 : width > 2_000 ? 1_440 : 900;
    const context = await this.#browser.newContext({ viewport: { width, height } });
    const appearance = { theme, ...(palette && { palette }), ...(density && { density }) };
    await context.addInitScript(
      (remembered) => {
        for (const [name, value] of Object.entries(remembered)) {
          if (localStorage.getItem(name) === null)
            localStorage.setItem(name, JSON.stringify(value));
        }
      },
      { "bigboard.appearance": appearance, ...kept },
    );
    await context.addInitScript(withoutGutter);
    const page = await context.newPage();
    const expected = path === "/nowhere";
    page.on("console", (message) => {
      const bad = message.type() === "error" || message.type() === "warning";
      if (bad && !expected) this.complaints.push(`${path}: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.complaints.push(`${path}: ${error.message}`));
    await page.goto(this.#address + path, { waitUntil: "load" });
    await page.getByRole("button", { name: /^Connection: / }).waitFor();
    await sleep(settleMs);
    return page;
  }

  /** Takes the window's picture. */
  async take(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: join(this.#folder, `${name}.png`) });
    this.#say(name);
  }
}

/** Runs in the page: scroll bars are hidden here, so none needs room kept beside the page. */
function withoutGutter(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("html { scrollbar-gutter: auto !important }");
  document.adoptedStyleSheets.push(sheet);
}
