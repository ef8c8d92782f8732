/**
 * Takes secrets out of what is logged. Nothing of the program logs any; this is for what comes from
 * elsewhere, such as the message of an error that quotes what it was given.
 */

/** What stands in a secret's place. */
export const scrubbed = "[secret]";

/** What looks like a secret wherever it stands; the first group stays. */
const patterns: readonly RegExp[] = [
  // Keys and links in addresses.
  /([?&#](?:key|token|link|pass|sig)=)[^&\s"'\\#]+/gi,
  /(\/enter\/)[^\s"'?#\\]+/g,
  // Headers, as text or in the JSON of an object.
  /(authorization\\?["']?\s*[:=]\s*\\?["']?)[^\n"'\\]+/gi,
  /(cookie\\?["']?\s*[:=]\s*\[?\s*\\?["']?)[^\n"'\\]+/gi,
  /(\bbearer\s+)[^\s"'\\,]+/gi,
  /(\bbigboard=)[^\s;"'\\,]+/gi,
];

/** @param secrets the program's own, taken out wherever they stand. */
export function scrubber(secrets: readonly string[]): (line: string) => string {
  // As they stand in JSON and in an address, too; the longest first, should one hold another.
  const forms = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  const known = [...new Set(forms)]
    .filter((form) => form !== "")
    .sort((a, b) => b.length - a.length);
  return (line) => {
    let text = line;
    for (const form of known) text = text.replaceAll(form, scrubbed);
    for (const pattern of patterns) text = text.replace(pattern, `$1${scrubbed}`);
    return text;
  };
}
