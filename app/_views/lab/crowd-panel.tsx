"use client";
import { labWays } from "../../../lib/schema/lab.ts";
import { Panel } from "../shared/panel.tsx";
import { crowd } from "./crowd.ts";
import { wayWords } from "./way-words.ts";

const heads = [
  "Requests a second",
  "Empty answers a second",
  "Bytes up, viewer and second",
  "Bytes down",
  "Server, of one core",
  "Age, median",
  "Age, 99 %",
] as const;

/** What the ways cost where many look on, which one visitor cannot see: measured, with its date. */
export function CrowdPanel() {
  return (
    <Panel title="With 1,000 viewers" aside={`measured ${crowd.date}`}>
      <p className="max-w-[100ch] py-3 text-[13px] text-ink-soft">{crowd.words}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys */}
      <section aria-label="What each way costs" className="overflow-x-auto" tabIndex={0}>
        <table className="w-full min-w-[720px] text-[13px]">
          <thead>
            <tr className="label hairline-b h-8 text-right">
              <th scope="col" className="text-left font-medium">
                Way
              </th>
              {heads.map((head) => (
                <th key={head} scope="col" className="pl-4 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labWays.map((way) => (
              <tr key={way} className="hairline-b h-(--row) text-right">
                <th scope="row" className="text-left font-normal">
                  {wayWords[way].title}
                </th>
                {crowd.figures[way].map((figure, at) => (
                  <td key={heads[at]} className="figures pl-4">
                    {figure}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
