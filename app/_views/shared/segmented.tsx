"use client";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import type { ReactNode } from "react";

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

/** A choice of a few, all in sight. Arrow keys move between them. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  readOnly = false,
  className = "",
}: SegmentedProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(chosen) => {
        if (chosen !== null) onChange(chosen);
      }}
      readOnly={readOnly}
      className={`flex h-7 items-stretch rounded-md border border-hairline p-0.5 ${className}`}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          nativeButton
          render={<button type="button" title={option.title} data-label={wordOf(option.label)} />}
          // The unseen copy in bold keeps the width, whichever is chosen.
          className="flex flex-auto flex-col items-center justify-center after:invisible after:h-0 after:overflow-hidden after:font-semibold after:content-[attr(data-label)] rounded-sm px-2 text-xs whitespace-nowrap text-ink-soft hover:text-ink data-checked:bg-raised data-checked:font-semibold data-checked:text-ink data-readonly:cursor-default data-readonly:hover:text-ink-soft"
        >
          <span>{option.label}</span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}

/** The label where it is a mere word. */
function wordOf(label: ReactNode): string | undefined {
  return typeof label === "string" ? label : undefined;
}
