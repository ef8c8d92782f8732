"use client";
/** The handshake of the visitor's own plain WebSocket, as the server saw it, and its arithmetic. */
import { useEffect, useState } from "react";
import { noFigure } from "../../../lib/domain/format.ts";
import { labTopic } from "../../../lib/schema/lab.ts";
import { useRow } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { type AcceptSteps, acceptGuid, acceptSteps } from "./accept.ts";
import { useLab } from "./lab-context.ts";
import { Lines } from "./lines.tsx";

const none: readonly string[] = [];

export function HandshakePanel() {
  const run = useLab();
  const row = useRow(run && labTopic.handshake(run.id), "latest");
  const steps = useSteps(row?.key ?? null);
  return (
    <Panel title="The handshake of your WebSocket" aside="as the server saw it">
      <p className="py-2 text-[13px] text-ink-soft">
        A WebSocket begins as an HTTP request that asks to change the protocol. With 101 the server
        agrees; from the empty line on, the same TCP connection carries frames.
      </p>
      <div className="grid gap-4">
        <Lines label="Request" lines={row?.request ?? none} rows={14} />
        <Lines label="Response" lines={row?.response ?? none} rows={5} />
        <Steps keyText={row?.key ?? null} steps={steps} sent={row?.accept ?? null} />
      </div>
    </Panel>
  );
}

interface StepsProps {
  readonly keyText: string | null;
  readonly steps: AcceptSteps | "unable" | null;
  readonly sent: string | null;
}

function Steps({ keyText, steps, sent }: StepsProps) {
  const known = steps === "unable" ? null : steps;
  const same = known !== null && known.accept === sent;
  const lines: readonly (readonly [name: string, text: string])[] = [
    ["The browser’s key", keyText ?? noFigure],
    ["with the RFC’s GUID behind it", known?.joined ?? noFigure],
    ["SHA-1 of that, 20 bytes", known?.digest ?? noFigure],
    ["in Base64: the accept value", known?.accept ?? noFigure],
  ];
  return (
    <section aria-label="The accept value, computed in this page">
      <h3 className="label pb-1">The accept value, computed in this page</h3>
      <ol className="text-[13px]">
        {lines.map(([name, text]) => (
          <li className="hairline-b py-1.5" key={name}>
            <span className="block text-ink-soft">{name}</span>
            <code className="figures block h-5 truncate font-mono text-xs leading-5" title={text}>
              {text.includes(acceptGuid) && text !== acceptGuid ? (
                <>
                  {text.slice(0, -acceptGuid.length)}
                  <wbr />
                  <span className="text-live">{acceptGuid}</span>
                </>
              ) : (
                text
              )}
            </code>
          </li>
        ))}
      </ol>
      <p className="min-h-10 pt-2 text-[13px] text-ink-soft" data-accept={same}>
        {steps === "unable"
          ? "This browser computes SHA-1 only on pages of https and of this machine."
          : known === null || sent === null
            ? "Nothing to compute yet."
            : same
              ? "The server sent the same. It has read the key as one of a WebSocket; a cache or a form could not have answered this."
              : "The server sent another value: a browser would refuse this connection."}
      </p>
    </section>
  );
}

/** Null before it is computed, `unable` where the browser does not. */
function useSteps(key: string | null): AcceptSteps | "unable" | null {
  const [steps, setSteps] = useState<{ key: string; made: AcceptSteps | "unable" } | null>(null);
  useEffect(() => {
    if (key === null) return;
    let left = false;
    const { subtle } = crypto as Partial<Crypto>;
    const making: Promise<AcceptSteps | "unable"> =
      subtle === undefined
        ? Promise.resolve("unable")
        : acceptSteps(key, (bytes) => subtle.digest("SHA-1", bytes));
    making.then((made) => {
      if (!left) setSteps({ key, made });
    });
    return () => {
      left = true;
    };
  }, [key]);
  return steps !== null && steps.key === key ? steps.made : null;
}
