/** Reads what is asked over HTTP: a topic, what of it, since when, and how the answer is wanted. */
import type { IncomingHttpHeaders } from "node:http";
import { type Question, readQuestion } from "../../../lib/wire/inbound.ts";
import { Refusal } from "../refusal.ts";

/** How the answer is wanted: `poll` now or after a wait, `stream` as server-sent events. */
export interface Asked {
  readonly kind: "poll" | "stream";
  readonly question: Question;
}

/** Parameters that hold lists, numbers and text. */
const lists = ["rows", "columns"] as const;
const numbers = ["wait", "pace"] as const;
const texts = ["since"] as const;
const names: readonly string[] = [...texts, ...lists, ...numbers];

/** The one parameter that each kind has not. */
const foreign = { poll: "pace", stream: "wait" } as const;

/**
 * @param topic as it stands in the path.
 * @param query what follows the question mark.
 * @throws Refusal for a parameter that is not known, comes twice or is wrong.
 */
export function questionOf(topic: string, query: string, headers: IncomingHttpHeaders): Asked {
  const parameters = new URLSearchParams(query);
  for (const name of parameters.keys()) {
    if (!names.includes(name)) {
      throw bad(`there is no parameter "${name.slice(0, 64)}"; there are ${names.join(", ")}`);
    }
  }
  const kind = wantsStream(headers) ? "stream" : "poll";
  if (parameters.has(foreign[kind])) throw bad(misplaced[kind]);
  const given: Record<string, unknown> = { topic };
  for (const name of texts) put(given, name, single(parameters, name));
  for (const name of lists) put(given, name, list(parameters, name));
  for (const name of numbers) put(given, name, number(parameters, name));
  const last = headers["last-event-id"];
  // An event source that comes back sends the address it began with, and this.
  if (kind === "stream" && typeof last === "string" && last !== "") given.since = last;
  const read = readQuestion(given);
  if ("problem" in read) throw bad(read.problem);
  return { kind, question: read.question };
}

const misplaced = {
  poll: "pace: this is for streams of events; a poll has the pace at which it is asked",
  stream: "wait: this is for polls; a stream of events waits by itself",
} as const;

/** Whether server-sent events are asked for. */
export function wantsStream({ accept = "" }: IncomingHttpHeaders): boolean {
  return accept.split(",").some((type) => /^\s*text\/event-stream\s*(;|$)/i.test(type));
}

function put(given: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== null) given[name] = value;
}

function single(parameters: URLSearchParams, name: string): string | null {
  const values = parameters.getAll(name);
  if (values.length > 1) throw bad(`${name}: give it once`);
  return values[0] ?? null;
}

/** Joined by commas, in one parameter or in several. */
function list(parameters: URLSearchParams, name: string): string[] | null {
  const values = parameters.getAll(name);
  return values.length === 0 ? null : values.flatMap((value) => value.split(","));
}

function number(parameters: URLSearchParams, name: string): number | null {
  const text = single(parameters, name);
  if (text === null) return null;
  if (!/^\d+(\.\d+)?$/.test(text)) throw bad(`${name}: give a number, such as 10`);
  return Number(text);
}

function bad(message: string): Refusal {
  return new Refusal("bad_request", message);
}
