/** A line of a file of comma-separated values. */
export interface CsvRecord {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Comma-separated values after RFC 4180, less line breaks inside quotes: a field may be wrapped in
 * double quotes, with a quote inside written twice. Empty lines are passed over.
 * @throws Error that names the file and the line of a quote that does not close or stands askew.
 */
export function parseCsv(text: string, file: string): CsvRecord[] {
  return text
    .split(/\r?\n/)
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content !== "")
    .map(({ content, line }) => ({ line, fields: splitFields(content, `${file}:${line}`) }));
}

const quotedField = /"((?:[^"]|"")*)"(?=,|$)/y;
const plainField = /([^",]*)(?=,|$)/y;

function splitFields(content: string, place: string): string[] {
  const fields: string[] = [];
  for (let at = 0; at <= content.length; ) {
    const quoted = content[at] === '"';
    const pattern = quoted ? quotedField : plainField;
    pattern.lastIndex = at;
    const found = pattern.exec(content);
    if (found === null) {
      throw new Error(
        `${place}: field ${fields.length + 1} has a stray quote; wrap the whole field in quotes and double those inside`,
      );
    }
    const value = found[1] ?? "";
    fields.push(quoted ? value.replaceAll('""', '"') : value);
    at = pattern.lastIndex + 1;
  }
  return fields;
}
