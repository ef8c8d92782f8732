"use client";
import { Select } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { popupClass, quietButtonClass } from "./popup.ts";

interface PickProps<Value extends string> {
  /** For screen readers. */
  label: string;
  value: Value | null;
  options: readonly { readonly value: Value; readonly label: string; readonly detail?: string }[];
  onChange: (value: Value) => void;
  /** Stands in the button; the chosen option's label where it is left out. */
  children?: ReactNode;
  disabled?: boolean;
  className?: string;
}

/** A choice that opens: one line in the page, the options over it. */
export function Pick<Value extends string>({
  label,
  value,
  options,
  onChange,
  children,
  disabled = false,
  className = "",
}: PickProps<Value>) {
  return (
    <Select.Root
      items={options}
      value={value}
      onValueChange={(chosen) => {
        if (chosen !== null) onChange(chosen);
      }}
      disabled={disabled}
      modal={false}
    >
      <Select.Trigger aria-label={label} className={`${quietButtonClass} px-2 ${className}`}>
        {children ?? <Select.Value />}
        <Select.Icon className="text-ink-faint">
          <ChevronDown size={14} aria-hidden="true" />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner
          className="z-50 outline-none"
          sideOffset={4}
          align="end"
          alignItemWithTrigger={false}
        >
          <Select.Popup className={`${popupClass} py-1`}>
            <Select.List>
              {options.map((option) => (
                <Select.Item
                  key={option.value}
                  value={option.value}
                  className="grid h-8 cursor-default grid-cols-[16px_1fr_auto] items-center gap-2 pr-3 pl-2 text-[13px] outline-none select-none data-highlighted:bg-raised"
                >
                  <Select.ItemIndicator className="col-start-1 text-brand">
                    <Check size={14} aria-hidden="true" />
                  </Select.ItemIndicator>
                  <Select.ItemText className="col-start-2">{option.label}</Select.ItemText>
                  {option.detail !== undefined && (
                    <span className="figures col-start-3 pl-4 text-xs text-ink-faint">
                      {option.detail}
                    </span>
                  )}
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
