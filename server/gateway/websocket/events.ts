/**
 * Events as texts, for who speaks WebSocket without Socket.IO: an object with a `type`, and in
 * questions and their answers a `ref` of the client's choice.
 */
import type { InboundEvent } from "../../../lib/wire/inbound.ts";
import type { Refused } from "../../../lib/wire/messages.ts";

/** What a client calls a question, so as to know its answer. */
export type Ref = string | number;

/** A text that was read. */
export interface Question {
  readonly type: string;
  readonly ref: Ref | undefined;
  readonly message: object;
}

const refMax = 64;

/** What the answer to each event is called. */
const answerTypes: Readonly<Record<InboundEvent, string>> = {
  subscribe: "subscribed",
  unsubscribe: "unsubscribed",
  pace: "paced",
  budget: "fitted",
  control: "controlled",
  lab: "lab",
  time: "time",
};

/** Reads a text. @returns in words what is wrong where it is no event, with the ref if there is one. */
export function readEvent(
  text: string,
): Question | { readonly problem: string; readonly ref?: Ref | undefined } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "this is no JSON" };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return {
      problem: 'give an object, such as {"type": "subscribe", "ref": 1, "topic": "quotes"}',
    };
  }
  const { type, ref, ...message } = value as Record<string, unknown>;
  if (ref !== undefined && !isRef(ref)) {
    return { problem: `ref: give a number, or a text of at most ${refMax} characters` };
  }
  if (typeof type !== "string") return { problem: "type: say which event this is", ref };
  return { type, ref, message };
}

/** Writes the answer to an event. */
export function writeAnswer(event: string, ref: Ref | undefined, answer: object): string {
  const named = ref === undefined ? {} : { ref };
  if (isRefused(answer)) return JSON.stringify({ type: "error", ...named, ...answer.error });
  const type = answerTypes[event as InboundEvent];
  const { ok: _, ...rest } = answer as { ok?: true };
  return JSON.stringify({ type, ...named, ...rest });
}

function isRef(value: unknown): value is Ref {
  return Number.isFinite(value) || (typeof value === "string" && value.length <= refMax);
}

function isRefused(answer: object): answer is Refused {
  return "ok" in answer && answer.ok === false;
}
