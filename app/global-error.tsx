"use client";
import { usePreferences } from "./_frame/preferences.ts";
import "./globals.css";

/** When the frame itself could not be drawn. It stands alone: nothing but the viewer's theme. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const { theme } = usePreferences();
  return (
    <html lang="en" data-theme={theme === "light" ? "light" : "dark"} suppressHydrationWarning>
      <body className="grid min-h-dvh place-items-center bg-ground text-ink">
        <main role="alert" className="max-w-[46ch] px-6 text-center">
          <title>Bigboard has stopped</title>
          <h1 className="text-lg font-semibold">The board could not be drawn</h1>
          <p className="mt-2 text-sm text-ink-soft">
            Something broke in the page itself. The server and other viewers are not touched by it.
          </p>
          <button
            type="button"
            onClick={retry}
            className="mt-5 h-9 rounded-md bg-brand px-4 text-sm font-semibold text-brand-ink"
          >
            Draw it again
          </button>
        </main>
      </body>
    </html>
  );
}
