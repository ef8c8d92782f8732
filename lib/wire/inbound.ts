/**
 * What a client may send, as schemas. Only the server imports this file: the pages trust
 * themselves and need no validator in their bundle.
 */
import { z } from "zod";
import { scenarioNames } from "../domain/scenarios.ts";
import { isLabId, labDeeds, labRooms, labWords } from "../schema/lab.ts";

/** The most keys that one subscription may name. */
export const rowsMax = 1_000;

/** The smallest budget, kB/s: below it not even what is rare would come through. */
export const budgetMin = 0.5;

/** The longest that a question over HTTP may wait for an answer, s. */
export const waitMax = 30;

const pace = z.number().min(0);

/** What of a table somebody wants, and from where on. */
const wish = {
  topic: z.string().min(1).max(256),
  rows: z.array(z.string().min(1).max(128)).min(1).max(rowsMax).exactOptional(),
  columns: z.array(z.string().min(1).max(64)).min(1).max(64).exactOptional(),
  pace: pace.exactOptional(),
  since: z.string().max(64).exactOptional(),
};

export const subscribeSchema = z.strictObject({
  ...wish,
  encoding: z.enum(["json", "binary"]).exactOptional(),
});

/** What is asked over HTTP, put together from its address and headers. */
export const questionSchema = z.strictObject({
  ...wish,
  wait: z.number().min(0).max(waitMax).exactOptional(),
});
export type Question = z.infer<typeof questionSchema>;

export const unsubscribeSchema = z.strictObject({ subscription: z.int().positive() });

export const paceSchema = z.strictObject({
  subscription: z.int().positive().exactOptional(),
  pace,
});

export const budgetSchema = z.strictObject({
  kilobytesPerSecond: z.number().min(budgetMin).nullable(),
});

/** Values out of a feed's range are brought in by the feed, so that a slider may overshoot. */
export const controlSchema = z.strictObject({
  rate: z.number().min(0).exactOptional(),
  speed: z.number().positive().exactOptional(),
  paused: z.boolean().exactOptional(),
  scenario: z.enum(scenarioNames).nullable().exactOptional(),
});

/** A rate out of range is brought in by the lab. */
export const labSchema = z.strictObject({
  lab: z.string().refine(isLabId, "not the id of a lab"),
  rate: z.number().min(0).exactOptional(),
  say: z
    .strictObject({
      room: z.enum(labRooms),
      words: z
        .int()
        .min(0)
        .max(labWords.length - 1),
    })
    .exactOptional(),
  do: z.enum(labDeeds).exactOptional(),
});

export const timeSchema = z.strictObject({ sent: z.number() });

/** The schema of each event that a client sends. */
export const inboundSchemas = {
  subscribe: subscribeSchema,
  unsubscribe: unsubscribeSchema,
  pace: paceSchema,
  budget: budgetSchema,
  control: controlSchema,
  lab: labSchema,
  time: timeSchema,
} as const;

export type InboundEvent = keyof typeof inboundSchemas;
export type Inbound<E extends InboundEvent> = z.infer<(typeof inboundSchemas)[E]>;

/** How much of what is wrong with a message is told. */
const issuesMax = 3;

/**
 * Reads a message.
 * @returns the message, or in words what is wrong with it.
 */
export function readInbound<E extends InboundEvent>(
  event: E,
  message: unknown,
): { readonly message: Inbound<E> } | { readonly problem: string } {
  const read = inboundSchemas[event].safeParse(message);
  if (read.success) return { message: read.data as Inbound<E> };
  return { problem: problemOf(read.error, [event]) };
}

/** Reads a question; as `readInbound`. */
export function readQuestion(
  question: unknown,
): { readonly question: Question } | { readonly problem: string } {
  const read = questionSchema.safeParse(question);
  return read.success ? { question: read.data } : { problem: problemOf(read.error, []) };
}

function problemOf({ issues }: z.ZodError, within: readonly string[]): string {
  return issues
    .slice(0, issuesMax)
    .map(({ path, message }) => `${[...within, ...path].map(String).join(".")}: ${message}`)
    .join("; ");
}
