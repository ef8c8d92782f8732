/**
 * The newest messages that were made, since many ask for the same at the same moment: slices of
 * one lane, and everybody who comes back after a cut.
 */
import type { Encoding } from "../../lib/wire/messages.ts";
import type { Outgoing } from "./outgoing.ts";

/** What a message answers. The same question at the same version has the same answer. */
export interface Question {
  readonly subscription: number;
  readonly encoding: Encoding;
  /** What has changed since this version (null: everything) … */
  readonly since: number | null;
  /** … for those who hold at least this one … */
  readonly from: number | null;
  /** … as the table is now. */
  readonly to: number;
}

/** How many are remembered; few, since most are never asked for again. */
const recentMax = 16;

export class Recent {
  readonly #entries: { question: Question; message: Outgoing }[] = [];
  #next = 0;

  /** The answer to a question, if it was given lately. */
  find(asked: Question): Outgoing | null {
    for (const { question, message } of this.#entries) {
      if (
        question.to === asked.to &&
        question.since === asked.since &&
        question.from === asked.from &&
        question.subscription === asked.subscription &&
        question.encoding === asked.encoding
      ) {
        return message;
      }
    }
    return null;
  }

  /** Remembers an answer in place of the oldest. */
  add(question: Question, message: Outgoing): void {
    this.#entries[this.#next] = { question, message };
    this.#next = (this.#next + 1) % recentMax;
  }
}
