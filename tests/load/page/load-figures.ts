/** What follows from what was seen of a page as it loaded. */

/** What of a task keeps nobody waiting, ms. */
const unnoticedMs = 50;

/** Paths of the scripts that a document loads by itself. */
export function namedScripts(html: string): Set<string> {
  const tags = html.match(/<script\b[^>]*>/g) ?? [];
  return new Set(
    tags.flatMap((tag) => {
      const [, source] = tag.match(/\bsrc="([^"]+)"/) ?? [];
      // Browsers of today leave out what is for those without modules.
      if (source === undefined || /\bnomodule\b/i.test(tag)) return [];
      return [new URL(source, "http://here").pathname];
    }),
  );
}

/** Total blocking time, ms: what is beyond 50 ms of each task that ends after the first paint. */
export function blockedAfter(
  fcp: number,
  tasks: readonly { readonly start: number; readonly duration: number }[],
): number {
  return tasks.reduce((sum, { start, duration }) => {
    // What of the task was before the first paint kept nobody waiting who could see anything.
    const seen = Math.min(duration, start + duration - fcp);
    return sum + Math.max(0, seen - unnoticedMs);
  }, 0);
}

/**
 * The same by the time that tasks had the processor, ms: what else runs on the machine hardly
 * counts.
 * @param slower what the processor's time is multiplied by
 */
export function blockedByProcessor(
  fcp: number,
  tasks: readonly {
    readonly start: number;
    readonly duration: number;
    readonly processor: number;
  }[],
  slower: number,
): number {
  return tasks.reduce((sum, { start, duration, processor }) => {
    const seen = duration > 0 ? Math.min(1, Math.max(0, (start + duration - fcp) / duration)) : 0;
    return sum + Math.max(0, processor * slower * seen - unnoticedMs);
  }, 0);
}
