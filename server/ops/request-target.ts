/** What a request asks for, as it stands in its first line. */

/**
 * What is wrong with it, in words; null where nothing is. The parser lets more than paths pass, and
 * the pages would take a name before a path for their own, and send people there.
 */
export function targetProblem(target: string): string | null {
  return /^\/(?![/\\])/.test(target)
    ? null
    : "give a path that begins with one /, and no name before it";
}
