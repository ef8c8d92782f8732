/** Who is let in: keys, the cookies that they are exchanged for, and links that end at a date. */
import type { IncomingHttpHeaders } from "node:http";
import { readCookie } from "./cookie.ts";
import { bearerOf, type Keys, roleOfKey } from "./keys.ts";
import { Passes, type RandomBytes } from "./passes.ts";
import { Tries } from "./tries.ts";
import {
  type Client,
  type Ending,
  type Lack,
  lackWords,
  type Pass,
  type Role,
  type Who,
} from "./who.ts";

export interface AccessParts {
  readonly keys: Keys;
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly log: { info(message: string): void; warn(message: string): void };
}

const ranks: Readonly<Record<Role, number>> = { nobody: 0, viewer: 1, operator: 2 };

export class Access {
  readonly passes: Passes;
  readonly #parts: AccessParts;
  readonly #tries: Tries;
  readonly #listeners = new Set<() => void>();

  constructor(parts: AccessParts) {
    this.#parts = parts;
    this.passes = new Passes(parts.now, parts.random);
    this.#tries = new Tries(parts.now);
  }

  /** What everybody is. */
  get open(): Role {
    const { operator, viewer } = this.#parts.keys;
    return operator === null ? "operator" : viewer === null ? "viewer" : "nobody";
  }

  /** Who sends these headers: by a key in them, else by their cookie. */
  who(headers: IncomingHttpHeaders, client: Client): Who {
    const { open } = this;
    if (open === "operator") return { role: open, pass: null, lack: null };
    const key = bearerOf(headers.authorization);
    if (key !== null) return this.#atLeast(this.withKey(key, client.address));
    const text = readCookie(headers, client.secure);
    const pass = text === null ? null : this.passes.read(text);
    if (pass === null) return { role: open, pass: null, lack: { kind: "key" } };
    const ending = this.ending(pass);
    if (ending === null) return this.#atLeast({ role: pass.role, pass, lack: null });
    return { role: open, pass: null, lack: { kind: "ending", ending } };
  }

  /** Who gives a key. @param address of the client, which is slowed down where it guesses. */
  withKey(key: string, address: string): Who {
    const { log, keys } = this.#parts;
    const seconds = this.#tries.waitS(address);
    if (seconds > 0) return this.#nobody({ kind: "slow", seconds });
    const role = roleOfKey(key, keys);
    if (role === "nobody") {
      this.#tries.failed(address);
      log.warn(`a wrong key from ${address}`);
      return this.#nobody({ kind: "wrong" });
    }
    this.#tries.succeeded(address);
    return { role, pass: null, lack: null };
  }

  /** Why a pass holds no more; null where it does. */
  ending(pass: Pass): Ending | null {
    return this.passes.ending(pass);
  }

  /** Calls back when passes may have ended before their time. */
  onEnd(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called when passes have been ended. */
  tellEnd(): void {
    for (const listener of this.#listeners) listener();
  }

  #nobody(lack: Lack): Who {
    return { role: this.open, pass: null, lack };
  }

  #atLeast(who: Who): Who {
    return ranks[who.role] >= ranks[this.open] ? who : { ...who, role: this.open };
  }
}

/** Why nobody is told anything. */
export function refusalWords({ lack }: Who): string {
  return lackWords(lack ?? { kind: "key" });
}
