/** Runs a listener; its error surfaces by itself and not in the middle of what calls it. */
export function guarded(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
