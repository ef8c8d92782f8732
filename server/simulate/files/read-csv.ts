import { createReadStream } from "node:fs";
import { basename } from "node:path";

/** A record of a file: where it begins, from 1, and its fields by the place of their columns. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads comma-separated values after RFC 4180, line breaks in quotes and all, a piece at a time, so
 * that the file may be of any size.
 * @param columns that the header must have, in this order; further ones may follow.
 * @throws Error that names file and line of what cannot be read, or says which header was expected.
 */
export async function* readCsv(
  path: string,
  columns: readonly string[],
): AsyncGenerator<CsvRecord, void, void> {
  const name = basename(path);
  let line = 0;
  let isHeader = true;
  for await (const { text, lines } of recordsOf(path)) {
    const first = line + 1;
    line += lines;
    const fields = fieldsOf(text, `${name}:${first}`);
    if (isHeader) {
      if (columns.some((column, i) => fields[i] !== column)) {
        throw new Error(`${name}:1: the header must be "${columns.join(",")}"`);
      }
      isHeader = false;
    } else if (text !== "") {
      if (fields.length < columns.length) {
        const counts = `${fields.length} fields where there must be ${columns.length}`;
        throw new Error(`${name}:${first}: ${counts}`);
      }
      yield { line: first, fields };
    }
  }
  if (isHeader) throw new Error(`${name}: it is empty`);
}

/** Whole records as texts without their line break, and how many lines each takes. */
async function* recordsOf(path: string): AsyncGenerator<{ text: string; lines: number }> {
  let rest = "";
  let held = "";
  let lines = 0;
  for await (const piece of createReadStream(path, "utf8")) {
    const parts = (rest + String(piece)).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      held = lines === 0 ? part : `${held}\n${part}`;
      lines += 1;
      // Inside quotes a line break is text: an odd number of them is one that is open.
      if (hasOpenQuote(held)) continue;
      yield { text: held.endsWith("\r") ? held.slice(0, -1) : held, lines };
      held = "";
      lines = 0;
    }
  }
  const last = lines === 0 ? rest : `${held}\n${rest}`;
  if (last !== "") yield { text: last, lines: lines + 1 };
}

function hasOpenQuote(text: string): boolean {
  let isOpen = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOpen = !isOpen;
  return isOpen;
}

function fieldsOf(text: string, place: string): string[] {
  if (!text.includes('"')) return text.split(",");
  const fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/y;
  for (let at = 0; at <= text.length; at = field.lastIndex) {
    field.lastIndex = at;
    const found = field.exec(text);
    if (found === null) throw new Error(`${place}: field ${fields.length + 1} has a stray quote`);
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (field.lastIndex === text.length && !found[0].endsWith(",")) break;
  }
  return fields;
}
