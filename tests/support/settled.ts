import type { Page } from "playwright";

/**
 * Waits until a page asks for nothing more, as when its late code has come. The lab never stops
 * asking: there, until its ways are open.
 */
export async function untilSettled(page: Page): Promise<void> {
  if (new URL(page.url()).pathname !== "/lab") await page.waitForLoadState("networkidle");
  else await page.locator('[data-way="socketio"] [data-state="open"]').waitFor();
}
