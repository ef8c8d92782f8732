import { SearchX } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "./_views/shared/empty-state.tsx";

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
      <p className="mt-3 flex justify-center gap-4 text-brand underline underline-offset-4">
        <Link href="/">Board</Link>
        <Link href="/markets">Markets</Link>
        <Link href="/scores">Scores</Link>
      </p>
    </EmptyState>
  );
}
