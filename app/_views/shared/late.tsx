"use client";
import { Activity, type ComponentType, lazy, memo, type ReactNode } from "react";
import { systemClock } from "../../../lib/clock.ts";
import { TakenOver } from "../../_live/taken-over.tsx";

/** Code that could not be had is asked for again after this time, ms. */
const retryMs = 2_000;

/**
 * A part of a page that the server draws like any other, and whose code comes after the page's own:
 * the first screen is alive sooner, and this part right after it. Until then it stands as it was
 * drawn. For what is not needed at once, and where props seldom change: new ones that come before
 * the code has the part drawn from nothing.
 *
 * A style sheet of its own is to be imported by who makes the part, too: those of code that comes
 * later would come later.
 * @param load `async () => (await import("./some-panel.tsx")).SomePanel`, written out so that the
 * bundler sees it
 * @param always whether every page that can show it does: then its code is asked for at once, beside
 * what the page still does; else when the part is met
 */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  always = true,
): ComponentType<Props> {
  const inBrowser = typeof window !== "undefined";
  const coming = inBrowser && always ? untilThere(load) : null;
  const Part = lazy(async () => ({
    default: await (coming ?? (inBrowser ? untilThere(load) : load())),
  }));
  const draw = (props: Props) => (
    <ByItself>
      <Part {...props} />
    </ByItself>
  );
  return memo(draw);
}

/**
 * Around a part that React takes over by itself, in tasks after those of what is around it: what its
 * effects do is not added to theirs. A boundary of Activity and none of Suspense: it
 * stands in the page's HTML where it belongs, not behind a stand-in at the end.
 */
export function ByItself({ children }: { children: ReactNode }) {
  return (
    <Activity>
      <TakenOver>{children}</TakenOver>
    </Activity>
  );
}

/** Asks again where the line is cut; what the server drew stands meanwhile. */
function untilThere<Code>(load: () => Promise<Code>): Promise<Code> {
  return load().catch(async () => {
    await new Promise<void>((resolve) => {
      systemClock.after(retryMs, resolve);
    });
    return untilThere(load);
  });
}
