"use client";
import {
  CandlestickChart,
  LayoutDashboard,
  SlidersHorizontal,
  TestTube,
  Trophy,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { places } from "./places-list.ts";

const icons = {
  "/": LayoutDashboard,
  "/markets": CandlestickChart,
  "/scores": Trophy,
  "/lab": TestTube,
  "/control": SlidersHorizontal,
} as const;

/** A place is current on its own page, and on those below it. */
function isCurrent(href: string, path: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}

/** The places in the top bar. */
export function TopPlaces() {
  const path = usePathname();
  return (
    <nav aria-label="Places" className="hidden h-full md:block">
      <ul className="flex h-full">
        {places.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={isCurrent(href, path) ? "page" : undefined}
              className="relative flex h-full items-center px-1.5 text-[13px] lg:px-2 xl:px-3 font-medium text-ink-soft -outline-offset-2 hover:text-ink aria-[current=page]:text-ink aria-[current=page]:after:absolute aria-[current=page]:after:inset-x-2 aria-[current=page]:after:bottom-0 aria-[current=page]:after:h-0.5 aria-[current=page]:after:bg-brand"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same at the bottom edge of a phone, under the thumb. */
export function BottomPlaces() {
  const path = usePathname();
  return (
    <nav
      aria-label="Places"
      className="hairline-t fixed inset-x-0 bottom-0 z-30 bg-ground pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid h-(--places) auto-cols-fr grid-flow-col">
        {places.map(({ href, label }) => {
          const Icon = icons[href];
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={isCurrent(href, path) ? "page" : undefined}
                className="flex h-full flex-col items-center justify-center gap-0.5 text-[11px] leading-4 font-medium text-ink-soft -outline-offset-2 aria-[current=page]:text-brand"
              >
                <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
