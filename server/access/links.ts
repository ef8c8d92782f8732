/**
 * Links that let somebody look until a date. A link is a signed text that says when it ends, by a
 * secret made of the viewers' key: it holds after a restart, and ends when that key changes. What an
 * operator has revoked is kept in memory only.
 */
import { createHmac, scryptSync } from "node:crypto";
import { sameText } from "./keys.ts";
import type { RandomBytes } from "./passes.ts";
import type { Lack } from "./who.ts";

export interface LinkFacts {
  readonly id: string;
  /** What its maker calls it; empty where it was made before this start, or has no name. */
  readonly name: string;
  /** When it ends, ms since the epoch. */
  readonly until: number;
  /** Whether it was made before this start, so that it may have been revoked before that, too. */
  readonly old: boolean;
}

interface Link extends LinkFacts {
  revoked: boolean;
}

/** How many links may hold at a time. */
export const linksMax = 1_000;
/** How many are remembered: those, and those that were ended before their time. */
export const rememberedMax = 10_000;
/** The longest that a link may hold, ms. */
export const linkLifeMaxMs = 400 * 86_400_000;

export class Links {
  readonly #key: string;
  readonly #now: () => number;
  readonly #random: RandomBytes;
  readonly #returned: (link: LinkFacts) => void;
  readonly #known = new Map<string, Link>();
  #secret: Buffer | null = null;

  /**
   * @param key of which the secret is made.
   * @param returned told when a link from before this start is first used.
   */
  constructor(
    key: string,
    now: () => number,
    random: RandomBytes,
    returned: (link: LinkFacts) => void,
  ) {
    this.#key = key;
    this.#returned = returned;
    this.#now = now;
    this.#random = random;
  }

  /** Makes a link. @returns null where there are too many. */
  make(until: number, name: string): { readonly facts: LinkFacts; readonly token: string } | null {
    const link = { id: this.#random(9).toString("base64url"), name, until, old: false };
    if (!this.#keep({ ...link, revoked: false })) return null;
    const words = `${link.id}.${until.toString(36)}`;
    return { facts: link, token: `${words}.${this.#sign(words)}` };
  }

  /** The link that a token is, or why it lets nobody in. */
  follow(token: string): LinkFacts | Lack {
    const [, words = "", id = "", end = "", mac = ""] =
      /^(([\w-]{12})\.([0-9a-z]{1,11}))\.([\w-]{43})$/.exec(token) ?? [];
    if (id === "" || !sameText(mac, this.#sign(words))) return { kind: "link" };
    const until = Number.parseInt(end, 36);
    if (until <= this.#now()) {
      return { kind: "ending", ending: { how: "expired", at: until, link: true } };
    }
    const known = this.#known.get(id);
    if (known !== undefined) {
      return known.revoked ? { kind: "ending", ending: { how: "revoked" } } : known;
    }
    const link: Link = { id, name: "", until, old: true, revoked: false };
    // One that could not be kept could not be revoked.
    if (!this.#keep(link)) return { kind: "full" };
    this.#returned(link);
    return link;
  }

  /** Those that hold. */
  list(): LinkFacts[] {
    this.#sweep();
    const holding = [...this.#known.values()].filter(({ revoked }) => !revoked);
    return holding.map(({ revoked: _, ...facts }) => facts);
  }

  /** Ends a link. @returns false where there is none of that id. */
  revoke(id: string): boolean {
    const link = this.#known.get(id);
    if (link === undefined || link.revoked) return false;
    link.revoked = true;
    return true;
  }

  isRevoked(id: string): boolean {
    return this.#known.get(id)?.revoked === true;
  }

  #keep(link: Link): boolean {
    this.#sweep();
    if (this.#known.size >= rememberedMax || this.#holding() >= linksMax) return false;
    this.#known.set(link.id, link);
    return true;
  }

  #holding(): number {
    let count = 0;
    for (const { revoked } of this.#known.values()) if (!revoked) count += 1;
    return count;
  }

  #sweep(): void {
    const now = this.#now();
    for (const [id, { until }] of this.#known) if (until <= now) this.#known.delete(id);
  }

  /** Slow on purpose: who has a link could else try key after key against its signature. */
  #sign(words: string): string {
    this.#secret ??= scryptSync(this.#key, "bigboard links 1", 32);
    return createHmac("sha256", this.#secret).update(words).digest("base64url");
  }
}
