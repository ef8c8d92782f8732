/** Lines of a protocol as they are, in a box that keeps its height. */

interface LinesProps {
  readonly label: string;
  readonly lines: readonly string[];
  /** How many lines there is room for; more can be scrolled to. */
  readonly rows: number;
}

const lineHeight = 18;

export function Lines({ label, lines, rows }: LinesProps) {
  return (
    <section aria-label={label} className="min-w-0">
      <h3 className="label pb-1">{label}</h3>
      <pre
        className="overflow-auto overscroll-contain rounded-sm bg-surface px-2 py-1.5 font-mono text-xs -outline-offset-2"
        style={{ height: rows * lineHeight + 12, lineHeight: `${lineHeight}px` }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
      >
        {lines.join("\n")}
      </pre>
    </section>
  );
}
