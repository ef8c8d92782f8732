/** Waits until something is to be had, looking once a frame. @throws Error after ten seconds. */
export async function until<T>(what: string, find: () => T | null | undefined | false): Promise<T> {
  const began = performance.now();
  for (;;) {
    const found = find();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() - began > 10_000) throw new Error(`not to be seen: ${what}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
