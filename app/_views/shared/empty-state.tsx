import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** The heading's level where the state stands for a whole page or part; else it is none. */
  heading?: "h1" | "h2";
  /** A lucide icon, 20 px. */
  icon?: ReactNode;
  /** What one can do, or why there is nothing. */
  children?: ReactNode;
  className?: string;
}

/** Says that there is nothing, why, and what would bring something. */
export function EmptyState({ title, heading, icon, children, className = "" }: EmptyStateProps) {
  const Title = heading ?? "p";
  return (
    <div
      className={`flex flex-col items-center justify-center gap-1 px-6 py-8 text-center ${className}`}
    >
      {icon !== undefined && (
        <span aria-hidden="true" className="mb-1 text-ink-faint">
          {icon}
        </span>
      )}
      <Title className="text-sm font-medium text-ink">{title}</Title>
      {children !== undefined && (
        <div className="max-w-[46ch] text-[13px] text-balance text-ink-soft">{children}</div>
      )}
    </div>
  );
}
