/** Reads a stream of server-sent events, as the HTML standard has it (9.2.6). */

export interface ServerEvent {
  readonly event: string;
  readonly data: string;
  /** The last id that the stream has given. */
  readonly id: string;
}

export class ServerEvents {
  readonly #heard: (event: ServerEvent) => void;
  readonly #commented: () => void;
  #line = "";
  #event = "";
  #data: string[] = [];
  #id = "";

  constructor(heard: (event: ServerEvent) => void, commented: () => void = () => {}) {
    this.#heard = heard;
    this.#commented = commented;
  }

  /** Takes what has come. */
  read(chunk: string): void {
    const lines = (this.#line + chunk).split("\n");
    this.#line = lines.pop() ?? "";
    for (const line of lines) this.#take(line);
  }

  #take(line: string): void {
    if (line === "") {
      const [event, data] = [this.#event || "message", this.#data];
      this.#event = "";
      this.#data = [];
      if (data.length > 0) this.#heard({ event, data: data.join("\n"), id: this.#id });
      return;
    }
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "") this.#commented();
    else if (name === "event") this.#event = value;
    else if (name === "data") this.#data.push(value);
    else if (name === "id") this.#id = value;
  }
}
