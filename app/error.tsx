"use client";
import { TriangleAlert } from "lucide-react";
import { EmptyState } from "./_views/shared/empty-state.tsx";

/** A page that could not be drawn; the frame around it lives on. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        heading="h1"
        title="This page could not be drawn"
        icon={<TriangleAlert size={24} />}
        className="min-h-[60vh]"
      >
        <p>{error instanceof Error && error.message ? error.message : "The cause is not known."}</p>
        <button
          type="button"
          onClick={retry}
          className="mt-4 h-8 rounded-md bg-brand px-4 text-[13px] font-semibold text-brand-ink"
        >
          Try again
        </button>
      </EmptyState>
    </div>
  );
}
