"use client";
import { type ReactNode, useId } from "react";

interface SegmentedProps<Value extends string> {
  /** For screen readers. */
  label: string;
  /** Null chooses none of them. */
  value: Value | null;
  options: readonly { readonly value: Value; readonly label: ReactNode; readonly title?: string }[];
  onChange: (value: Value) => void;
  /** Shows what holds and lets nobody change it. */
  readOnly?: boolean;
  className?: string;
}

/**
 * A choice of a few, all in sight: the browser's own radio buttons, so that arrow keys, focus and
 * what screen readers say are as everywhere.
 */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  readOnly = false,
  className = "",
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-readonly={readOnly || undefined}
      className={`flex h-7 items-stretch rounded-md border border-hairline p-0.5 ${className}`}
    >
      {options.map((option) => (
        <label
          key={option.value}
          title={option.title}
          data-label={wordOf(option.label)}
          // The unseen copy in bold keeps the width, whichever is chosen.
          className={`relative flex flex-auto flex-col items-center justify-center rounded-sm px-2 text-xs whitespace-nowrap text-ink-soft after:invisible after:h-0 after:overflow-hidden after:font-semibold after:content-[attr(data-label)] has-checked:bg-raised has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-brand forced-colors:has-checked:forced-color-adjust-none forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] ${readOnly ? "" : "cursor-pointer hover:text-ink"}`}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            // One that can be reached but not changed can still be read out, unlike a disabled one.
            aria-disabled={readOnly || undefined}
            onChange={() => {
              if (!readOnly) onChange(option.value);
            }}
            className={`absolute inset-0 m-0 appearance-none outline-none ${readOnly ? "" : "cursor-pointer"}`}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

/** The label where it is a mere word. */
function wordOf(label: ReactNode): string | undefined {
  return typeof label === "string" ? label : undefined;
}
