"use client";
/** The newest frames of the visitor's own plain WebSocket, both directions. */
import { formatInteger, formatTime } from "../../../lib/domain/format.ts";
import { labTopic } from "../../../lib/schema/lab.ts";
import type { Row } from "../../../lib/schema/topics.ts";
import { type Keyed, useRows } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { quietButtonClass } from "../shared/popup.ts";
import { useTimeZone } from "../shared/time.tsx";
import { useLab } from "./lab-context.ts";
import { opcodeName } from "./opcodes.ts";
import { useDeed } from "./use-deed.ts";

const shown = 12;
const places = Array.from({ length: shown }, (_, place) => place);
const bytesColumn = 5;
const cellClasses = ["", "", "", "", "", "pr-3", "truncate font-mono"] as const;
/** Free for applications (RFC 6455, section 7.4.2). */
const ownCloseCode = 4_000;

const buttonClass = `${quietButtonClass} h-7 border border-hairline px-2.5`;

export function FramesPanel() {
  const run = useLab();
  const rows = useRows(run && labTopic.frames(run.id));
  const newest = rows.slice(-shown).reverse();
  const { ready, refusal, ask } = useDeed();
  const zone = useTimeZone();
  return (
    <Panel title="Frames of your WebSocket" aside="newest first">
      <p className="py-2 text-[13px] text-ink-soft">
        Everything after the 101 travels in frames. A browser masks what it sends with four random
        bytes, so that no proxy takes it for something else; a server does not. A long message may
        come in fragments: FIN marks the last, and only control frames may stand amid them.
      </p>
      <div className="flex flex-wrap items-center gap-2 pb-2">
        <button
          type="button"
          className={buttonClass}
          disabled={!ready}
          onClick={() => ask({ do: "fragment" })}
        >
          64 kB in fragments
        </button>
        <button
          type="button"
          className={buttonClass}
          disabled={!ready}
          onClick={() => ask({ do: "ping" })}
        >
          Ping
        </button>
        <button
          type="button"
          className={buttonClass}
          disabled={!ready}
          onClick={() => run?.closePlain(ownCloseCode, "closed by hand")}
        >
          Close with {ownCloseCode}
        </button>
        <span role="status" className="text-[13px] text-warning">
          {refusal}
        </span>
      </div>
      <section
        aria-label="Frames"
        className="overflow-x-auto -outline-offset-2"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
      >
        <table className="figures w-full min-w-[460px] table-fixed border-collapse text-xs">
          <thead>
            <tr className="label hairline-b h-6 text-left">
              <th scope="col" className="w-[64px] font-medium">
                Time
              </th>
              <th scope="col" className="w-[52px] font-medium">
                From
              </th>
              <th scope="col" className="w-[92px] font-medium">
                Opcode
              </th>
              <th scope="col" className="w-[32px] font-medium">
                FIN
              </th>
              <th scope="col" className="w-[40px] font-medium">
                Mask
              </th>
              <th scope="col" className="w-[52px] pr-3 text-right font-medium">
                Bytes
              </th>
              <th scope="col" className="font-medium">
                Begins with
              </th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <FrameRow frame={newest[place]} key={place} zone={zone} />
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

function FrameRow({ frame, zone }: { frame: Keyed<"lab-frames"> | undefined; zone: string }) {
  const cells = frame === undefined ? [] : cellsOf(frame.row, zone);
  const ink = frame?.row.direction === "up" ? "text-ink" : "text-ink-soft";
  return (
    <tr className={`hairline-b h-[22px] ${ink}`}>
      {cellClasses.map((className, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is what stands in a column.
        <td className={className} key={column}>
          {column === bytesColumn ? (
            <span className="figures-end block h-4 contain-strict">{cells[column] ?? ""}</span>
          ) : (
            (cells[column] ?? "")
          )}
        </td>
      ))}
    </tr>
  );
}

function cellsOf(frame: Row<"lab-frames">, zone: string): readonly string[] {
  return [
    formatTime(frame.at, zone),
    frame.direction === "up" ? "browser" : "server",
    opcodeName(frame.opcode),
    frame.fin === true ? "1" : "0",
    frame.masked === true ? "yes" : "no",
    formatInteger(frame.length),
    frame.excerpt ?? "",
  ];
}
