import { Search, Star } from "lucide-react";
import { EmptyState } from "../shared/empty-state.tsx";

/** The table without rows: why, and what would bring some. */
export function NothingToShow({ watchlistEmpty }: { watchlistEmpty: boolean }) {
  return watchlistEmpty ? (
    <EmptyState icon={<Star size={20} />} title="Your watchlist is empty">
      The star beside a symbol puts it here, and so does the key <kbd>s</kbd> in its row. The list
      is kept in this browser.
    </EmptyState>
  ) : (
    <EmptyState icon={<Search size={20} />} title="No instrument to show">
      None fits the filters. Another text, or all sectors, may find some.
    </EmptyState>
  );
}
