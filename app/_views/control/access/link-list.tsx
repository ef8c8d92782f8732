"use client";
import { formatInteger } from "../../../../lib/domain/format.ts";
import { Tag } from "../../shared/tag.tsx";
import { useTimeZone } from "../../shared/time.tsx";
import { endLink, type Link } from "./asked.ts";
import { buttonClass } from "./look.ts";
import type { Links } from "./use-links.ts";

/** The links that hold, with how many look by each. */
export function LinkList({ links }: { links: Links }) {
  const zone = useTimeZone();
  const format = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  });
  if (links.links === null) return null;
  if (links.links.length === 0) return <p className="text-[13px] text-ink-soft">No links yet.</p>;
  return (
    <ul aria-label="Links" className="text-[13px]">
      {links.links.map((link) => (
        <li key={link.id} className="hairline-b flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
          <span className="min-w-0 grow truncate max-sm:basis-full">
            {nameOf(link)}
            {link.old && (
              <span className="ml-2">
                <Tag title="It may have been ended before the server restarted">
                  from before the start
                </Tag>
              </span>
            )}
          </span>
          <span className="figures shrink-0 text-ink-soft max-sm:grow">
            {format.format(link.until)}
          </span>
          <span className="figures w-20 shrink-0 text-right">
            {formatInteger(link.viewers)} {link.viewers === 1 ? "viewer" : "viewers"}
          </span>
          <button
            type="button"
            aria-label={`End the link: ${nameOf(link)}`}
            onClick={() => void links.act(() => endLink(link.id))}
            className={buttonClass}
          >
            End
          </button>
        </li>
      ))}
    </ul>
  );
}

function nameOf({ name, id }: Link): string {
  return name === "" ? id : name;
}
