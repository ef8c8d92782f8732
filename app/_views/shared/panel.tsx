import { type ReactNode, useId } from "react";

interface PanelProps {
  title: ReactNode;
  /** Beside the heading, at the line's end: a link, a switch, a count. */
  aside?: ReactNode;
  /** Level of the heading in its page. */
  level?: 2 | 3;
  className?: string;
  children: ReactNode;
}

/**
 * A part of a page: a heading over a hairline, and no box around it. What is beside the heading is not
 * seen before it is all there and something follows: half of it would stand elsewhere.
 */
export function Panel({ title, aside, level = 2, className = "", children }: PanelProps) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section aria-labelledby={id} className={`min-w-0 ${className}`}>
      <header className="hairline-b flex h-9 items-center justify-between gap-4">
        <Heading id={id} className="truncate text-[13px] font-semibold text-ink">
          {title}
        </Heading>
        {aside !== undefined && (
          <div className="label flex shrink-0 items-center gap-3 [header:not(:has(+*))>&]:hidden">
            {aside}
          </div>
        )}
      </header>
      {children}
    </section>
  );
}
