import type { ReactNode } from "react";

const tones = {
  quiet: "border-edge text-ink-soft",
  live: "border-live text-live",
  warning: "border-warning text-warning",
  up: "border-up text-up",
  down: "border-down text-down",
} as const;

interface TagProps {
  tone?: keyof typeof tones;
  title?: string;
  className?: string;
  children: ReactNode;
}

/** One word with a hairline round it: a state, not a button. */
export function Tag({ tone = "quiet", title, className = "", children }: TagProps) {
  return (
    <span
      title={title}
      className={`inline-flex h-[18px] items-center rounded-sm border px-1.5 text-[11px] leading-none font-medium whitespace-nowrap ${tones[tone]} ${className}`}
    >
      {children}
    </span>
  );
}
