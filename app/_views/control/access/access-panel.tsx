"use client";
import { useConnection } from "../../../_live/hooks.ts";
import { Panel } from "../../shared/panel.tsx";
import { LinkPanel } from "./link-panel.tsx";
import { buttonClass, fieldClass } from "./look.ts";
import { SignOut } from "./sign-out.tsx";

/** Who may look: links for operators, a form for who is none. Nothing where the board has no keys. */
export function AccessPanel() {
  const { keys, operator } = useConnection();
  if (keys === "none") return null;
  if (!operator) return <SignIn isSignedIn={keys === "both"} />;
  if (keys === "both") return <LinkPanel />;
  return (
    <Panel title="Access" aside={<SignOut />}>
      <p className="max-w-[72ch] pt-4 text-[13px] text-ink-soft">
        Everybody who reaches this board may look. Where it has a viewers’ key
        (BIGBOARD_VIEWER_KEY), only those may who have the key or a link that is made here.
      </p>
    </Panel>
  );
}

/** Plain forms: what they bring is a cookie, and another page. */
function SignIn({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <Panel title="Access" aside={isSignedIn && <SignOut />}>
      <form method="post" action="/enter" className="flex flex-wrap items-end gap-2 pt-4">
        <input type="hidden" name="to" value="/control" />
        <label className="flex min-w-0 grow flex-col gap-1.5 sm:max-w-80">
          <span className="label">Operator’s key</span>
          <input
            name="key"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
            className={fieldClass}
          />
        </label>
        <button type="submit" className={`${buttonClass} w-28`}>
          Sign in
        </button>
      </form>
    </Panel>
  );
}
