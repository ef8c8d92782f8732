/** The symbol that a part of an address stands for; null where its percent-encoding is broken. */
export function symbolOf(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
