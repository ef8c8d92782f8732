import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { places } from "./_frame/places-list.ts";
import { SearchButton } from "./_frame/search/search-button.tsx";
import { EmptyState } from "./_views/shared/empty-state.tsx";

export const metadata: Metadata = { title: "Not found" };

/** An address that leads nowhere. */
export default function NotFound() {
  return (
    <EmptyState
      heading="h1"
      title="Nothing hangs on this part of the board"
      icon={<SearchX size={24} />}
      className="min-h-[60vh]"
    >
      <p>The address may be mistyped, or what it named is no longer listed.</p>
      <nav
        aria-label="Where to go instead"
        className="mt-4 flex flex-wrap items-center justify-center gap-x-5 gap-y-2"
      >
        {places.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            className="flex min-h-6 items-center text-brand underline underline-offset-4"
          >
            {label}
          </Link>
        ))}
        <SearchButton />
      </nav>
    </EmptyState>
  );
}
