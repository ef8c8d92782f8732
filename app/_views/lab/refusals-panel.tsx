"use client";
/** Handshakes that the server has to refuse, and in which words it does. */
import { type LabDeed, labTopic } from "../../../lib/schema/lab.ts";
import { useRows } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { quietButtonClass } from "../shared/popup.ts";
import { useLab } from "./lab-context.ts";
import { Lines } from "./lines.tsx";
import { useDeed } from "./use-deed.ts";

const deeds: readonly { readonly deed: LabDeed; readonly name: string; readonly why: string }[] = [
  { deed: "refuse-400", name: "400", why: "a key that is none" },
  { deed: "refuse-403", name: "403", why: "a page from elsewhere" },
  { deed: "refuse-426", name: "426", why: "no upgrade asked for" },
];

const none: readonly string[] = [];

export function RefusalsPanel() {
  const run = useLab();
  const rows = useRows(run && labTopic.refusals(run.id));
  const latest = rows.at(-1)?.row;
  const { ready, refusal, ask } = useDeed();
  return (
    <Panel title="Handshakes that fail">
      <p className="py-2 text-[13px] text-ink-soft">
        A browser can neither claim to come from elsewhere nor send a broken handshake. So the
        server sends these to its own port over plain TCP, and shows both texts.
      </p>
      <div className="flex flex-wrap items-center gap-2 pb-3">
        {deeds.map(({ deed, name, why }) => (
          <button
            key={deed}
            type="button"
            disabled={!ready}
            onClick={() => ask({ do: deed })}
            className={`${quietButtonClass} h-7 border border-hairline px-2.5`}
          >
            <span className="figures font-semibold text-ink">{name}</span> {why}
          </button>
        ))}
        <span role="status" className="text-[13px] text-warning">
          {refusal}
        </span>
      </div>
      <div className="grid gap-4">
        <Lines label="Sent" lines={linesOf(latest?.request)} rows={7} />
        <Lines label="Answered" lines={linesOf(latest?.response)} rows={10} />
      </div>
    </Panel>
  );
}

function linesOf(text: string | null | undefined): readonly string[] {
  return text == null ? none : text.trimEnd().split("\r\n");
}
