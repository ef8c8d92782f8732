"use client";
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { popupClass, quietButtonClass, shadeClass } from "../../_views/shared/popup.ts";
import { usePreferences } from "../preferences.ts";
import { capsOf } from "./keys.ts";
import { type ShortcutGroup, useShortcutGroups } from "./registry.ts";

interface HelpSheetProps {
  open: boolean;
  onClose: () => void;
}

/** All that keys do on this page. */
export function HelpSheet({ open, onClose }: HelpSheetProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={shadeClass} />
        <Dialog.Viewport className="fixed inset-0 z-50 grid place-items-center overflow-y-auto p-2 sm:p-6">
          <Dialog.Popup
            aria-modal="true"
            className={`${popupClass} max-h-full w-full max-w-[760px] overflow-y-auto overscroll-contain p-5`}
          >
            <header className="flex items-center justify-between">
              <Dialog.Title className="text-[15px] font-semibold">Shortcuts</Dialog.Title>
              <Dialog.Close aria-label="Close" className={`${quietButtonClass} w-8`}>
                <X size={16} aria-hidden="true" />
              </Dialog.Close>
            </header>
            <SingleKeysNote />
            <Groups />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function SingleKeysNote() {
  const { singleKeys } = usePreferences();
  return (
    <Dialog.Description className="mt-1 text-[13px] text-ink-soft">
      {singleKeys
        ? "Keys are not heard while you type. Those of a single key can be switched off in the settings."
        : "Shortcuts of a single key are switched off in the settings; the others are heard."}
    </Dialog.Description>
  );
}

function Groups() {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  return (
    <div className="mt-4 gap-8 sm:columns-2">
      {merged(useShortcutGroups()).map(({ name, shortcuts, hints }) => (
        <section key={name} className="mb-5 break-inside-avoid">
          <h3 className="label hairline-b pb-1.5">{name}</h3>
          <dl className="mt-1">
            {shortcuts.map(({ keys, label }) => (
              <Line key={keys} label={label} caps={capsOf(keys, mac)} />
            ))}
            {hints.map(({ keys, label }) => (
              <Line key={label} label={label} caps={keys} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

interface LineProps {
  label: string;
  caps: readonly string[];
}

function Line({ label, caps }: LineProps) {
  return (
    <div className="flex min-h-7 items-center justify-between gap-4 text-[13px]">
      <dt>{label}</dt>
      <dd className="flex shrink-0 gap-1">
        {caps.map((cap) => (
          <kbd
            key={cap}
            className="min-w-6 rounded-sm border border-edge px-1.5 text-center font-sans text-xs leading-5 text-ink-soft"
          >
            {cap}
          </kbd>
        ))}
      </dd>
    </div>
  );
}

/** Parts of the same name as one, as of several tables on a page. */
function merged(groups: readonly ShortcutGroup[]): readonly ShortcutGroup[] {
  const byName = new Map<string, ShortcutGroup>();
  for (const group of groups) {
    const held = byName.get(group.name);
    const known = new Set(held?.hints.map(({ label }) => label));
    byName.set(group.name, {
      name: group.name,
      shortcuts: [...(held?.shortcuts ?? []), ...group.shortcuts],
      hints: [...(held?.hints ?? []), ...group.hints.filter(({ label }) => !known.has(label))],
    });
  }
  // The frame's own first, in an order that does not change with what was pressed last.
  const frame = ["Go to", "Find and help", "Watching", "Look"];
  return [...byName.values()].sort((a, b) => {
    const [inFrame, inOther] = [frame.includes(a.name), frame.includes(b.name)];
    return inFrame && inOther
      ? frame.indexOf(a.name) - frame.indexOf(b.name)
      : Number(inOther) - Number(inFrame);
  });
}
