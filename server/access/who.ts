/** Who asks, and by what right: decided once for each request or connection. */

/** What one may do; each may do what those before it may. */
export type Role = "nobody" | "viewer" | "operator";

/** What a cookie stands for: that somebody was let in, as what, and until when. */
export interface Pass {
  /** Names it in the log and once it is given back. */
  readonly id: string;
  readonly role: Exclude<Role, "nobody">;
  /** When it ends, ms since the epoch. */
  readonly until: number;
  /** The link by which it was got; null where it was a key. */
  readonly link: string | null;
  /** How often all passes of the role had been ended when it was made. */
  readonly round: number;
}

/** Why a pass, or a link, holds no more. */
export type Ending =
  /** Its time is over. @property at ms since the epoch. */
  | { readonly how: "expired"; readonly at: number; readonly link: boolean }
  /** An operator has ended its link. */
  | { readonly how: "revoked" }
  /** It was given back. */
  | { readonly how: "left" }
  /** An operator has ended all of its kind. */
  | { readonly how: "ended" };

/** Why somebody is not let in. */
export type Lack =
  | { readonly kind: "key" }
  | { readonly kind: "wrong" }
  | { readonly kind: "link" }
  | { readonly kind: "full" }
  | { readonly kind: "slow"; readonly seconds: number }
  | { readonly kind: "ending"; readonly ending: Ending };

/** What `WWW-Authenticate` says with a 401. */
export const challenge = 'Bearer realm="Bigboard"';

export interface Who {
  readonly role: Role;
  /** The cookie by which it is so; null where it is a key, or nothing is wanted. */
  readonly pass: Pass | null;
  /** Why it is no more than that; null where nothing more was tried. */
  readonly lack: Lack | null;
}

/** Who sends a request, as far as the network tells. */
export interface Client {
  /** The client's address. */
  readonly address: string;
  /** Whether it came over TLS. */
  readonly secure: boolean;
}

/** In words why a pass holds no more: a sentence for a person. */
export function endingWords(ending: Ending): string {
  switch (ending.how) {
    case "expired":
      return `this ${ending.link ? "link" : "sign-in"} ended on ${dateWords(ending.at)}`;
    case "revoked":
      return "this link was ended by an operator";
    case "left":
      return "you have signed out";
    case "ended":
      return "an operator has ended all sign-ins: sign in again";
  }
}

/** Why somebody is told nothing. */
export function refusalWords({ lack }: Who): string {
  return lackWords(lack ?? { kind: "key" });
}

/** In words why somebody is not let in. */
export function lackWords(lack: Lack): string {
  switch (lack.kind) {
    case "key":
      return "this board wants a key: sign in at /enter, or give it as Authorization: Bearer <key>";
    case "wrong":
      return "wrong key";
    case "link":
      return "this link is not one of this board's: its key has changed, or a part is missing";
    case "full":
      return "there are too many links: ask for another one later";
    case "slow":
      return `too many tries: wait ${lack.seconds} s`;
    case "ending":
      return endingWords(lack.ending);
  }
}

const dateFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** Such as `24 December 2026 at 18:00 UTC`. @param at ms since the epoch. */
export function dateWords(at: number): string {
  return `${dateFormat.format(at)} UTC`;
}
