"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { popupClass, quietButtonClass, shadeClass } from "../../_views/shared/popup.ts";
import { type Action, useActions } from "../actions.ts";
import { addressOf } from "./catalogue.ts";
import { type Entry, entryKey } from "./entry.ts";
import { recentEntries } from "./recent.ts";
import { Result } from "./result.tsx";
import { type Listed, useGroups } from "./use-groups.ts";
import { useMoreActions } from "./use-more-actions.ts";

interface SearchPaletteProps {
  open: boolean;
  onClose: () => void;
}

/** The search over everything: over the page where there is room, in its place on a phone. */
export function SearchPalette({ open, onClose }: SearchPaletteProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={shadeClass} />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center overflow-hidden sm:px-4 sm:pt-[10vh]">
          <Dialog.Popup
            aria-label="Search"
            aria-modal="true"
            className={`${popupClass} flex w-full flex-col overflow-hidden max-sm:h-full max-sm:rounded-none max-sm:border-0 sm:max-h-[min(600px,80vh)] sm:max-w-[640px]`}
          >
            <Finder onClose={onClose} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** There only while the search is open, and so is what it asks the board for. */
function Finder({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const router = useRouter();
  const actions = [...useActions(), ...useMoreActions()];
  const groups = useGroups(query, useUnchanged(actions));
  const symbols = useMemo(() => symbolsOf(groups), [groups]);
  const shortcuts = new Map(actions.map(({ id, keys }) => [id, keys]));

  const choose = (entry: Entry) => {
    const address = addressOf(entry);
    // First closed: what is done may open something else in its place.
    onClose();
    if (address !== null) router.push(address);
    else actions.find(({ id }) => id === entry.id)?.run();
    if (address !== null) recentEntries.add(entryKey(entry));
  };

  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={groups}
      value={query}
      onValueChange={(next, { reason }) => {
        // A choice is no text to search for.
        if (reason !== "item-press") setQuery(next);
      }}
      itemToStringValue={(entry: Entry) => entry.title}
      autoHighlight="always"
      keepHighlight
    >
      <div className="hairline-b flex items-center gap-2.5 pr-2 pl-4">
        <Search size={16} aria-hidden="true" className="shrink-0 text-ink-faint" />
        <Autocomplete.Input
          aria-label="Search instruments, matches, teams, leagues, pages and actions"
          placeholder="Symbol, name, team, league or what to do"
          autoComplete="off"
          spellCheck={false}
          className="h-12 w-full min-w-0 bg-transparent text-[15px] outline-none placeholder:text-ink-faint pointer-coarse:text-base"
        />
        <Dialog.Close aria-label="Close the search" className={`${quietButtonClass} w-8 shrink-0`}>
          <X size={16} aria-hidden="true" />
        </Dialog.Close>
      </div>
      <Autocomplete.List
        aria-label="Results"
        className="min-h-0 overflow-y-auto overscroll-contain py-1.5 outline-none"
      >
        {(group: Listed) => (
          <Autocomplete.Group key={group.name} items={group.items} className="pb-1.5">
            <Autocomplete.GroupLabel className="label px-4 pt-1.5 pb-1">
              {group.name}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: Entry) => (
                <Result
                  key={entryKey(entry)}
                  entry={entry}
                  query={query}
                  symbols={symbols}
                  keys={shortcuts.get(entry.id)}
                  onChoose={choose}
                />
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <Autocomplete.Empty>
        <p className="px-4 pb-5 text-[13px] text-ink-soft empty:hidden">
          Nothing on the board is called “{query}”.
        </p>
      </Autocomplete.Empty>
    </Autocomplete.Root>
  );
}

/** The same array while they are called the same. What they do then is asked of the newest ones. */
function useUnchanged(actions: readonly Action[]): readonly Action[] {
  const said = actions.map(({ label }) => label).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by what they say
  return useMemo(() => actions, [said]);
}

function symbolsOf(groups: readonly Listed[]): readonly string[] {
  return groups.flatMap(({ items }) =>
    items.filter(({ kind }) => kind === "instrument").map(({ id }) => id),
  );
}
