"use client";
import { buttonClass } from "./look.ts";

/** Gives the cookie back. A plain form: what it brings is another page. */
export function SignOut() {
  return (
    <form method="post" action="/access/leave">
      <button type="submit" className={buttonClass}>
        Sign out
      </button>
    </form>
  );
}
