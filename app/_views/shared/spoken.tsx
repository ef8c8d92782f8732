/**
 * Words for who cannot see, which change while one looks on. Unseen words stand out of the flow, and
 * a browser lays out the whole page for a new text there; in a box of a fixed size in the flow, which
 * contains what is in it, nothing but the text.
 */
export function Spoken({ children }: { children: string }) {
  return (
    <span className="sr-only">
      <span className="block size-px [contain:strict]" suppressHydrationWarning>
        {children}
      </span>
    </span>
  );
}
