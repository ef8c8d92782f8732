/** Who is let in: by keys, by the cookies that they are exchanged for, by links that end at a date. */
import type { IncomingHttpHeaders } from "node:http";
import { readCookie } from "./cookie.ts";
import { bearerOf, type Keys, roleOfKey } from "./keys.ts";
import { type LinkFacts, Links } from "./links.ts";
import { Passes, type RandomBytes } from "./passes.ts";
import { Tries } from "./tries.ts";
import type { Client, Ending, Lack, Pass, Role, Who } from "./who.ts";

export interface AccessParts {
  readonly keys: Keys;
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly log: { info(message: string): void; warn(message: string): void };
}

/** Keys and links that were given in vain, since the start; names as `/metrics` has them. */
export type InVain = Readonly<Record<"wrong_key" | "wrong_link" | "keys_slowed", number>>;

const ranks: Readonly<Record<Role, number>> = { nobody: 0, viewer: 1, operator: 2 };

export class Access {
  /** What everybody is. */
  readonly open: Role;
  readonly passes: Passes;
  /** Null where everybody may look. */
  readonly links: Links | null;
  readonly #parts: AccessParts;
  readonly #tries: Tries;
  /** Wrong links cannot be guessed and so cost no wait; this keeps them from filling the log. */
  readonly #wrongLinks: Tries;
  /** Slowed are the keys that were not looked at. */
  readonly #inVain = { wrong_key: 0, wrong_link: 0, keys_slowed: 0 };
  readonly #listeners = new Set<() => void>();
  /** Who brings nothing: one object for all, since each connection keeps its own. */
  readonly #anybody: Who;

  constructor(parts: AccessParts) {
    const { keys, now, random } = parts;
    this.#parts = parts;
    this.open = keys.operator === null ? "operator" : keys.viewer === null ? "viewer" : "nobody";
    this.#anybody = { role: this.open, pass: null, lack: { kind: "key" } };
    this.passes = new Passes(now, random);
    // That it may have been revoked then is not known any more, and is not to pass in silence.
    const returned = ({ id, until }: LinkFacts) => {
      const end = isoOf(until);
      parts.log.warn(`link ${id}, made before this start, is used again; it ends ${end}`);
    };
    this.links = keys.viewer === null ? null : new Links(keys.viewer, now, random, returned);
    this.#tries = new Tries(now);
    this.#wrongLinks = new Tries(now);
  }

  /** Who sends these headers: by a key in them, else by their cookie. */
  who(headers: IncomingHttpHeaders, client: Client): Who {
    if (this.open === "operator") return this.#anybody;
    const key = bearerOf(headers.authorization);
    if (key !== null) return this.withKey(key, client.address);
    const text = readCookie(headers, client.secure);
    const pass = text === null ? null : this.passes.read(text);
    if (pass === null) return this.#anybody;
    const ending = this.ending(pass);
    if (ending !== null) return this.#only({ kind: "ending", ending });
    return { role: pass.role, pass, lack: null };
  }

  /** Who gives a key. @param address of the client, which is slowed down where it guesses. */
  withKey(key: string, address: string): Who {
    const { log, keys } = this.#parts;
    const seconds = this.#tries.waitS(address);
    if (seconds > 0) {
      this.#inVain.keys_slowed += 1;
      return this.#only({ kind: "slow", seconds });
    }
    const role = roleOfKey(key, keys);
    if (role === "nobody") {
      this.#inVain.wrong_key += 1;
      this.#tries.failed(address);
      log.warn(`wrong key from ${address}`);
      return this.#only({ kind: "wrong" });
    }
    this.#tries.succeeded(address, role === "operator");
    return { role, pass: null, lack: null };
  }

  /** A pass for who follows a link; else why there is none. */
  follow(token: string, address: string): Pass | Lack {
    const { log } = this.#parts;
    const found = this.links?.follow(token) ?? { kind: "link" };
    if (!("kind" in found)) return this.passes.make("viewer", found);
    if (found.kind !== "link") return found;
    this.#inVain.wrong_link += 1;
    if (this.#wrongLinks.waitS(address) === 0) {
      this.#wrongLinks.failed(address);
      log.warn(`wrong link from ${address}`);
    }
    return found;
  }

  /** Makes a link. @returns null where there are too many. */
  makeLink(until: number, name: string): { facts: LinkFacts; token: string } | null {
    const made = this.links?.make(until, name) ?? null;
    if (made !== null) this.#parts.log.info(`link ${made.facts.id} made, ends ${isoOf(until)}`);
    return made;
  }

  /** Ends a link, and all that was let in by it. @returns false where there is none of that id. */
  revokeLink(id: string): boolean {
    if (this.links?.revoke(id) !== true) return false;
    this.#parts.log.info(`link ${id} revoked`);
    this.#tellEnd();
    return true;
  }

  /** Ends the passes of all viewers. */
  endViewers(): void {
    this.passes.endAll("viewer");
    this.#parts.log.info("all sign-ins of viewers ended");
    this.#tellEnd();
  }

  /** A pass is given back. */
  leave(pass: Pass): void {
    this.passes.leave(pass);
    this.#tellEnd();
  }

  /** Why a pass holds no more; null where it does. */
  ending(pass: Pass): Ending | null {
    const { link } = pass;
    const revoked = link !== null && this.links?.isRevoked(link) === true;
    return this.passes.ending(pass) ?? (revoked ? { how: "revoked" } : null);
  }

  /** How many keys and links were given in vain. */
  inVain(): InVain {
    return { ...this.#inVain };
  }

  /** Calls back when passes have ended before their time. */
  onEnd(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tellEnd(): void {
    for (const listener of this.#listeners) listener();
  }

  #only(lack: Lack): Who {
    return { role: this.open, pass: null, lack };
  }
}

/** Whether somebody may do what a role may. */
export function mayAs(role: Role, who: Who): boolean {
  return ranks[who.role] >= ranks[role];
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
