"use client";
import "./globals.css";

/** When the frame itself could not be drawn. It stands alone: no live data, no settings. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" data-theme="dark">
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
