"use client";
import { Check, Copy, Link2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { systemClock } from "../../../../lib/clock.ts";
import { type MadeLink, makeLink } from "./asked.ts";
import { buttonClass, fieldClass } from "./look.ts";
import type { Links } from "./use-links.ts";

const weekMs = 7 * 86_400_000;

interface LinkMakerProps {
  links: Links;
  /** The link that was made last. */
  made: MadeLink | null;
  onMade: (made: MadeLink) => void;
}

/** A form for a new link, and the link to copy. */
export function LinkMaker({ links, made, onMade }: LinkMakerProps) {
  const [first] = useState(() => localTime(systemClock.now() + weekMs));
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const until = new Date(String(given.get("until"))).getTime();
    const link = await links.act(() => makeLink(until, String(given.get("name"))));
    if (link !== null) onMade(link);
  };
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <form onSubmit={make} className="flex flex-wrap items-end gap-2">
        <label className="flex min-w-40 grow flex-col gap-1.5">
          <span className="label">For whom</span>
          <input name="name" maxLength={80} className={fieldClass} />
        </label>
        <label className="flex min-w-48 flex-col gap-1.5">
          <span className="label">Until</span>
          <input
            name="until"
            type="datetime-local"
            required
            defaultValue={first}
            className={fieldClass}
          />
        </label>
        <button type="submit" className={`${buttonClass} w-28`}>
          <Link2 size={14} aria-hidden="true" />
          Make link
        </button>
      </form>
      {made !== null && <Address key={made.id} address={location.origin + made.path} />}
    </div>
  );
}

function Address({ address }: { address: string }) {
  const [copied, setCopied] = useState(false);
  // Without TLS a browser lets no page write to the clipboard: it is selected, to be copied by hand.
  const copy = () => {
    navigator.clipboard?.writeText(address).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div className="flex items-end gap-2">
      <label className="flex min-w-0 grow flex-col gap-1.5">
        <span className="label">The new link</span>
        <input
          readOnly
          value={address}
          onFocus={({ target }) => target.select()}
          className={fieldClass}
        />
      </label>
      {"clipboard" in navigator && (
        <button type="button" onClick={copy} className={`${buttonClass} w-28`}>
          {copied ? (
            <Check size={14} aria-hidden="true" className="text-live" />
          ) : (
            <Copy size={14} aria-hidden="true" />
          )}
          {copied ? "Copied" : "Copy"}
        </button>
      )}
    </div>
  );
}

/** As the browser's own field has it: the viewer's time, to the minute. */
function localTime(time: number): string {
  const ahead = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - ahead).toISOString().slice(0, 16);
}
