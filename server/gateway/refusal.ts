/** What a client is refused, as it is told to the client. */
import type { ErrorCode, Refused } from "../../lib/wire/messages.ts";

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ErrorCode;
  /** After how long it may be otherwise, ms; undefined where that hangs on the code alone. */
  readonly retryMs: number | undefined;

  constructor(code: ErrorCode, message: string, retryMs?: number) {
    super(message);
    this.code = code;
    this.retryMs = retryMs;
  }

  /** The answer that carries it. */
  get answer(): Refused {
    return { ok: false, error: { code: this.code, message: this.message } };
  }
}
