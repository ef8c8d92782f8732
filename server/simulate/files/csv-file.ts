import { type FileHandle, open } from "node:fs/promises";

/** Text beyond which a file is written before more is made, in UTF-16 units. */
const heldMax = 1 << 18;

/**
 * A file of comma-separated values after RFC 4180, with a header and lines that end in CR LF.
 * Records are gathered, and written when `settle` is awaited and there are enough of them: who makes
 * many awaits it now and then, so that a slow disk holds up the making and not the memory.
 */
export class CsvFile {
  readonly path: string;
  readonly #file: FileHandle;
  #held: string;
  #records = 0;

  private constructor(path: string, file: FileHandle, header: readonly string[]) {
    this.path = path;
    this.#file = file;
    this.#held = lineOf(header);
  }

  /** Begins the file anew. @throws Error where it cannot be written. */
  static async create(path: string, header: readonly string[]): Promise<CsvFile> {
    return new CsvFile(path, await open(path, "w"), header);
  }

  /** Records so far, without the header. */
  get records(): number {
    return this.#records;
  }

  /** Adds a record; null is an empty field, numbers are written as they are. */
  add(fields: readonly (string | number | null)[]): void {
    this.#held += lineOf(fields);
    this.#records += 1;
  }

  /** Writes what is gathered where that is much. */
  async settle(): Promise<void> {
    if (this.#held.length >= heldMax) await this.#write();
  }

  /** Writes the rest and ends the file. */
  async close(): Promise<void> {
    try {
      await this.#write();
    } finally {
      await this.#file.close();
    }
  }

  async #write(): Promise<void> {
    const text = this.#held;
    this.#held = "";
    await this.#file.writeFile(text);
  }
}

function lineOf(fields: readonly (string | number | null)[]): string {
  let line = "";
  for (let i = 0; i < fields.length; i += 1) {
    const field = fields[i];
    if (i > 0) line += ",";
    if (typeof field === "number") line += field;
    else if (field != null) line += quoted(field);
  }
  return `${line}\r\n`;
}

/** A text as a field: in quotes where it holds a comma, a quote or a line break. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
