/**
 * Passes: what a key or a link is exchanged for. A pass travels as a signed text in a cookie; the
 * server keeps only those that were given back. The secrets are made at the start, so that a restart
 * ends all passes.
 */
import { createHmac } from "node:crypto";
import { sameText } from "./keys.ts";
import type { Ending, Pass } from "./who.ts";

/** How long a pass lasts that was got with a key, ms: of a screen on a wall, and of who may change things. */
const lifeMs = { viewer: 90 * 86_400_000, operator: 12 * 3_600_000 } as const;

/** How many of a role that were given back are remembered; when there are more, all of the role end. */
const leftMax = 10_000;

export type PassRole = Pass["role"];

/** Makes so many random bytes. */
export type RandomBytes = (count: number) => Buffer;

const letters = { viewer: "v", operator: "o" } as const;

export class Passes {
  readonly #now: () => number;
  readonly #random: RandomBytes;
  readonly #secrets: Record<PassRole, Buffer>;
  readonly #rounds: Record<PassRole, number> = { viewer: 0, operator: 0 };
  /** Until when each that was given back would have held: who may only look cannot fill the operators'. */
  readonly #left: Record<PassRole, Map<string, number>> = {
    viewer: new Map(),
    operator: new Map(),
  };

  constructor(now: () => number, random: RandomBytes) {
    this.#now = now;
    this.#random = random;
    this.#secrets = { viewer: random(32), operator: random(32) };
  }

  /** A new pass. @param link where it was got by one: it lasts as long. */
  make(role: PassRole, link: { readonly id: string; readonly until: number } | null = null): Pass {
    const until = link?.until ?? this.#now() + lifeMs[role];
    const id = this.#random(9).toString("base64url");
    return { id, role, until, link: link?.id ?? null, round: this.#rounds[role] };
  }

  /** The text that stands for a pass. */
  write({ id, role, until, link }: Pass): string {
    const words = [letters[role], id, until.toString(36), link ?? ""].join(".");
    return `${words}.${this.#sign(role, words)}`;
  }

  /** The pass that a text stands for, whether it still holds or not; null for what was never one. */
  read(text: string): Pass | null {
    const [, words, letter, id = "", until = "", link = "", mac = ""] =
      /^((.)\.([\w-]{12})\.([0-9a-z]{1,11})\.([\w-]{0,16}))\.([\w-]{43})$/.exec(text) ?? [];
    if (words === undefined) return null;
    const role = letter === letters.operator ? "operator" : "viewer";
    if (!sameText(mac, this.#sign(role, words))) return null;
    const round = this.#rounds[role];
    return { id, role, until: Number.parseInt(until, 36), link: link || null, round };
  }

  /** Why a pass holds no more; null where it does. Its link is somebody else's business. */
  ending({ id, role, until, link, round }: Pass): Ending | null {
    if (until <= this.#now()) return { how: "expired", at: until, link: link !== null };
    if (round !== this.#rounds[role]) return { how: "ended" };
    return this.#left[role].has(id) ? { how: "left" } : null;
  }

  /** A pass is given back: it holds no more, wherever its text is. */
  leave({ id, role, until }: Pass): void {
    const now = this.#now();
    const left = this.#left[role];
    for (const [old, end] of left) if (end <= now) left.delete(old);
    if (left.size >= leftMax) {
      left.clear();
      this.endAll(role);
    }
    left.set(id, until);
  }

  /** Ends all passes of a role. */
  endAll(role: PassRole): void {
    this.#secrets[role] = this.#random(32);
    this.#rounds[role] += 1;
  }

  #sign(role: PassRole, words: string): string {
    return createHmac("sha256", this.#secrets[role]).update(words).digest("base64url");
  }
}
