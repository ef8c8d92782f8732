/** Marks what runs right now. It does not blink: motion is kept for change. */
export function LiveDot({ className = "" }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={`mark inline-block size-1.5 shrink-0 rounded-full bg-live forced-color-adjust-none ${className}`}
    />
  );
}
