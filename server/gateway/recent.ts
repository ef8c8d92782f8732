/**
 * The messages that were made of each subscription's newest version, since many ask for the same:
 * slices of one lane, everybody who comes back after a cut, everybody who polls from one cursor.
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

interface Answer {
  readonly question: Question;
  readonly message: Outgoing;
}

/** The answers of one subscription at one version. */
interface Answers {
  readonly to: number;
  readonly entries: Answer[];
  next: number;
  length: number;
}

/** How many are remembered of one subscription; few, since all who keep up ask for the same. */
const answersMax = 16;

/** How much all may come to; what goes first is the one that was added to longest ago. */
const lengthMax = 4 * 1_024 * 1_024;

export class Recent {
  readonly #lengthMax: number;
  readonly #bySubscription = new Map<number, Answers>();
  #length = 0;

  /** @param most bytes or characters of all messages together. */
  constructor(most = lengthMax) {
    this.#lengthMax = most;
  }

  /** How much all messages come to, in bytes or characters. */
  get length(): number {
    return this.#length;
  }

  /** The answer to a question, if it was given since the table changed. */
  find(asked: Question): Outgoing | null {
    const answers = this.#bySubscription.get(asked.subscription);
    if (answers === undefined || answers.to !== asked.to) return null;
    for (const { question, message } of answers.entries) {
      if (
        question.since === asked.since &&
        question.from === asked.from &&
        question.encoding === asked.encoding
      ) {
        return message;
      }
    }
    return null;
  }

  /** Remembers an answer; those of older versions of the subscription are of no use any more. */
  add(question: Question, message: Outgoing): void {
    const { subscription, to } = question;
    const known = this.#bySubscription.get(subscription);
    const current = known?.to === to ? known : { to, entries: [], next: 0, length: 0 };
    this.forget(subscription);
    this.#put(current, { question, message });
    this.#bySubscription.set(subscription, current);
    this.#length += current.length;
    for (const oldest of this.#bySubscription.keys()) {
      if (this.#length <= this.#lengthMax) return;
      this.forget(oldest);
    }
  }

  /** Forgets a subscription's answers. */
  forget(subscription: number): void {
    this.#length -= this.#bySubscription.get(subscription)?.length ?? 0;
    this.#bySubscription.delete(subscription);
  }

  #put(answers: Answers, answer: Answer): void {
    answers.length += answer.message.length;
    answers.length -= answers.entries[answers.next]?.message.length ?? 0;
    answers.entries[answers.next] = answer;
    answers.next = (answers.next + 1) % answersMax;
  }
}
