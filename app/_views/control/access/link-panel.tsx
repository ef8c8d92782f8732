"use client";
import { useState } from "react";
import { Panel } from "../../shared/panel.tsx";
import { endViewers, type MadeLink } from "./asked.ts";
import { LinkList } from "./link-list.tsx";
import { LinkMaker } from "./link-maker.tsx";
import { buttonClass } from "./look.ts";
import { SignOut } from "./sign-out.tsx";
import { type Links, useLinks } from "./use-links.ts";

/** Links that let somebody look until a date: made, listed, ended. */
export function LinkPanel() {
  const links = useLinks();
  const [made, setMade] = useState<MadeLink | null>(null);
  const words = wordsOf(links, made);
  return (
    <Panel title="Access" aside={<SignOut />}>
      <div className="grid gap-x-10 gap-y-5 pt-4 lg:grid-cols-2">
        <LinkMaker links={links} made={made} onMade={setMade} />
        <div className="flex min-w-0 flex-col gap-3">
          <LinkList links={links} />
          <EndAll links={links} />
        </div>
      </div>
      <p role="status" className="min-h-10 pt-3 text-[13px] text-ink-soft">
        {words}
      </p>
    </Panel>
  );
}

function wordsOf({ trouble, links }: Links, made: MadeLink | null) {
  if (trouble !== "") return <span className="text-warning">Refused: {trouble}</span>;
  if (made !== null && links?.some(({ id }) => id === made.id)) {
    return "The link is made. It is shown only now: copy it.";
  }
  return "Who opens a link may look until its end. That it was ended is forgotten when the server restarts: another BIGBOARD_VIEWER_KEY ends all links for good.";
}

/** Two strokes: everybody would have to sign in again. */
function EndAll({ links }: { links: Links }) {
  const [sure, setSure] = useState(false);
  const end = () => {
    if (sure) void links.act(endViewers);
    setSure(!sure);
  };
  return (
    <button
      type="button"
      onClick={end}
      onBlur={() => setSure(false)}
      className={`${buttonClass} self-start`}
    >
      {sure ? "Once more: everybody but operators signs in again" : "End all sign-ins of viewers"}
    </button>
  );
}
