"use client";
import {
  type ComponentType,
  type LazyExoticComponent,
  lazy,
  type ReactNode,
  Suspense,
} from "react";

/**
 * A part of a page that the server draws like any other, and whose code comes after the page's own:
 * the first screen is alive sooner, and this part right after it. For what lies below or beside what
 * one looks at first; to be drawn inside `<Late>`.
 * @param load `() => import("./some-panel.tsx")`, written out so that the bundler sees it
 */
export function latePart<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  // Asked for at once, beside what the page still does.
  if (typeof window !== "undefined") load().catch(() => undefined);
  return lazy(load);
}

interface LateProps {
  /** Class of what keeps the room when the page is navigated to, such as `min-h-[320px]`. */
  room: string;
  children: ReactNode;
}

/**
 * Around a late part. What stands around it must not draw it anew before it is alive, so use it
 * where props do not change while one looks on: in a page, or in a view that draws once.
 */
export function Late({ room, children }: LateProps) {
  return <Suspense fallback={<div className={room} />}>{children}</Suspense>;
}
