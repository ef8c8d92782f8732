/** What a client is refused, as it is told to the client. */
import type { ErrorCode, Refused } from "../../lib/wire/messages.ts";

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  /** The answer that carries it. */
  get answer(): Refused {
    return { ok: false, error: { code: this.code, message: this.message } };
  }
}
