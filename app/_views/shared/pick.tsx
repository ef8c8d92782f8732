"use client";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";

interface PickProps<Value extends string> {
  /** For screen readers. */
  label: string;
  /** Null for what is none of the options. */
  value: Value | null;
  options: readonly { readonly value: Value; readonly label: string; readonly detail?: string }[];
  onChange: (value: Value) => void;
  /** Stands in the button; the chosen option's label where it is left out. */
  children?: ReactNode;
  disabled?: boolean;
  className?: string;
}

/** Of more options than this only the chosen one stands in the page until somebody comes near. */
const optionsFirst = 30;

/**
 * A choice that opens: one line in the page, the options over it. It is the browser's own list,
 * which needs no code and is a wheel under the thumb on a phone; what stands in the page is drawn
 * under it, so that it looks and measures as its neighbours do. A browser measures the text of every
 * option before it shows anything of a page, and so hundreds come with the pointer or the focus,
 * which are there before a list can open.
 */
export function Pick<Value extends string>({
  label,
  value,
  options,
  onChange,
  children,
  disabled = false,
  className = "",
}: PickProps<Value>) {
  const [near, setNear] = useState(false);
  const chosen = options.find((option) => option.value === value);
  const all = near || options.length <= optionsFirst;
  const come = () => setNear(true);
  return (
    <span
      className={`relative inline-flex h-8 items-center justify-center gap-1.5 rounded-md px-2 text-[13px] text-ink-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand ${disabled ? "" : "hover:bg-raised hover:text-ink"} ${className}`}
    >
      <span aria-hidden="true" className="contents">
        {children ?? <span className="min-w-0 grow truncate">{chosen?.label ?? ""}</span>}
      </span>
      <ChevronDown size={14} aria-hidden="true" className="shrink-0 text-ink-faint" />
      <select
        aria-label={label}
        value={value ?? ""}
        disabled={disabled}
        onFocus={come}
        onPointerEnter={come}
        onChange={({ target }) => {
          const next = options.find((option) => option.value === target.value);
          if (next !== undefined) onChange(next.value);
        }}
        className="absolute inset-0 w-full cursor-pointer appearance-none rounded-md bg-surface text-ink opacity-0 outline-none disabled:cursor-default"
      >
        {chosen === undefined && <option value="" disabled hidden />}
        {options
          .filter((option) => all || option === chosen)
          .map((option) => (
            <option key={option.value} value={option.value}>
              {option.detail ? `${option.label} · ${option.detail}` : option.label}
            </option>
          ))}
      </select>
    </span>
  );
}
