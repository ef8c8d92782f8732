import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { boardSeam } from "../lib/seam.ts";
import { fontClass } from "./_frame/fonts.ts";
import { iconAddress } from "./_frame/icon.ts";
import { LateTape } from "./_frame/late-tape.tsx";
import { frameSelections } from "./_frame/live-selections.ts";
import { MainArea } from "./_frame/main-area.tsx";
import { pageNonce } from "./_frame/nonce.ts";
import { Overlays } from "./_frame/overlays.tsx";
import { BottomPlaces } from "./_frame/places.tsx";
import { preferencesDefault, preferencesScript } from "./_frame/preferences-script.ts";
import { StateBar } from "./_frame/state-bar.tsx";

import { TopBar } from "./_frame/top-bar.tsx";
import { trustedScript } from "./_frame/trusted-script.ts";
import { LiveProvider } from "./_live/live-provider.tsx";
import { PageSeed } from "./_live/page-seed.tsx";
import { chooseMatches, chooseTape } from "./_views/board/choose.ts";
import { ByItself } from "./_views/shared/late.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Bigboard", template: "%s · Bigboard" },
  description: "Markets and matches, live: every change is pushed, nothing is asked.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: "#12100e",
};

/** The frame of every page: one connection, the bar, the tape, the page. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // The board exists only while the server runs, so no page is made at build time.
  await connection();
  const tape = { instruments: chooseTape(), matches: chooseMatches() };
  return (
    <html
      lang="en"
      data-theme={preferencesDefault.theme}
      data-palette={preferencesDefault.palette}
      data-density={preferencesDefault.density}
      className={fontClass}
      suppressHydrationWarning
    >
      <head>
        <script nonce={await pageNonce()}>{`${trustedScript}\n${preferencesScript}`}</script>
        {/* The first picture is the whole page: what came in pieces would be laid out anew with each. */}
        <link rel="expect" href="#drawn" blocking="render" />
        <link rel="icon" href={iconAddress} type="image/svg+xml" />
      </head>
      <body>
        <a
          href="#main"
          className="sr-only rounded-md bg-brand font-medium text-brand-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-4 focus:z-50 focus:px-3 focus:py-1.5"
        >
          Skip to the board
        </a>
        <LiveProvider epoch={boardSeam().epoch}>
          <PageSeed selections={frameSelections(tape)}>
            <TopBar />
            <StateBar />
            <LateTape instruments={tape.instruments} matches={tape.matches} />
            <MainArea>
              <ByItself>{children}</ByItself>
            </MainArea>
            <BottomPlaces />
            {/* An element is there as soon as it begins: this one has nothing to wait for. */}
            <span id="drawn" hidden />
            <Overlays />
          </PageSeed>
        </LiveProvider>
      </body>
    </html>
  );
}
