/** Reads what a server answers over one connection of HTTP/1.1, as far as these viewers meet it. */

export interface AnswerSink {
  /** An answer is over. @param body empty for one that came in parts. */
  answer(status: number, body: string): void;
  /** A part has come of an answer without a length: a chunk. */
  part(text: string): void;
}

const none = Buffer.alloc(0);

export class AnswerReader {
  readonly #sink: AnswerSink;
  #rest: Buffer = none;
  /** Of the answer that is being read; 0 between two. */
  #status = 0;
  /** Bytes of its body; null where it comes in chunks. */
  #length: number | null = 0;

  constructor(sink: AnswerSink) {
    this.#sink = sink;
  }

  /**
   * Goes on with what was read; the bytes are not kept.
   * @throws RangeError for what is no answer of HTTP/1.1.
   */
  read(data: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, data]);
    while (this.#step());
    if (this.#rest.length === 0) this.#rest = none;
  }

  /** Reads a head, a body or a chunk. @returns whether it was there in full. */
  #step(): boolean {
    if (this.#status === 0) return this.#head();
    return this.#length === null ? this.#chunk() : this.#body(this.#length);
  }

  #head(): boolean {
    const end = this.#rest.indexOf("\r\n\r\n");
    if (end < 0) return false;
    const head = this.#take(end + 4).toString("latin1");
    const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(head) ?? [];
    if (status === undefined) throw new RangeError(`no answer: ${head.slice(0, 40)}`);
    this.#status = Number(status);
    const [, length = "0"] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? [];
    this.#length = /\r\ntransfer-encoding: *chunked/i.test(head) ? null : Number(length);
    return true;
  }

  #body(length: number): boolean {
    if (this.#rest.length < length) return false;
    this.#end(this.#take(length).toString());
    return true;
  }

  #chunk(): boolean {
    const line = this.#rest.indexOf("\r\n");
    if (line < 0) return false;
    const size = Number.parseInt(this.#rest.toString("latin1", 0, line), 16);
    if (Number.isNaN(size)) throw new RangeError("a chunk without a size");
    if (this.#rest.length < line + 2 + size + 2) return false;
    this.#take(line + 2);
    const text = this.#take(size).toString();
    this.#take(2);
    if (size === 0) this.#end("");
    else this.#sink.part(text);
    return true;
  }

  #end(body: string): void {
    const status = this.#status;
    this.#status = 0;
    this.#sink.answer(status, body);
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }
}
