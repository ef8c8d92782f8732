"use client";
import { type ReactNode, useMemo } from "react";
import {
  formatDecimal,
  formatDuration,
  formatInteger,
  formatTime,
} from "../../lib/domain/format.ts";
import { useBudget, useConnection, useMeter, useWaiting } from "../_live/hooks.ts";
import { useTimeZone } from "../_views/shared/time.tsx";
import { useFeed } from "./live-state.ts";
import { MeterChart } from "./meter-chart.tsx";
import { connectionWord, encodingWord, limitWord, transportWord } from "./status-words.ts";

const ageNames = ["Half, at most", "99 of 100, at most"];
const dataNames = ["Data"];
const age = (ms: number) => (ms === 0 ? "0" : formatDuration(ms));
/** With a blank at which no axis breaks its line. */
const kilobytes = (value: number) => `${formatDecimal(value, 1)}\u00a0kB/s`;

/** How old the figures on the page are, what they cost, and how they come. */
export default function StatusMeter() {
  const meter = useMeter();
  const { status, since, transport, encoding, reconnects, operator } = useConnection();
  const waiting = useWaiting();
  const zone = useTimeZone();
  const { budget, fitted } = useBudget();
  const { trouble } = useFeed();
  return (
    <>
      {trouble !== null && <p className="mt-1 text-[13px] text-warning">{trouble}</p>}
      <Group name="How old a change is when you see it">
        <Line term="Half of them, at most">{formatDuration(meter.ageP50)}</Line>
        <Line term="99 of 100, at most">{formatDuration(meter.ageP99)}</Line>
      </Group>
      <MeterChart
        format={age}
        label="Age of changes, last minute"
        names={ageNames}
        step={1}
        values={useMemo(() => [meter.ageP50, meter.ageP99], [meter])}
      />
      <Group name="What comes in">
        <Line term="Updates a second">{formatDecimal(meter.deltasPerSecond, 1)}</Line>
        <Line term="Data">{formatDecimal(meter.kilobytesPerSecond, 1)} kB/s</Line>
        <Line
          term="Left out, newer came"
          title="Changes that did not come: a newer one took their place, or they touch nothing that is shown"
        >
          {formatInteger(meter.conflatedPerSecond)} rows/s
        </Line>
        <Line term="My limit">{limitWord(budget, fitted)}</Line>
        {waiting !== null && (
          <Line term="Waits while you pause">{formatInteger(waiting.rows)} rows</Line>
        )}
      </Group>
      <MeterChart
        format={kilobytes}
        label="Data that comes in, last minute"
        names={dataNames}
        step={0.1}
        values={useMemo(() => [meter.kilobytesPerSecond], [meter])}
      />
      <Group name="How it comes">
        <Line term={connectionWord(status)}>{since > 0 ? formatTime(since, zone) : "–"}</Line>
        <Line term="Transport">{transportWord(transport)}</Line>
        <Line term="Encoding">{encodingWord(encoding)}</Line>
        <Line term="Reconnects">{formatInteger(reconnects)}</Line>
        <Line term="You may control the feed">{operator ? "yes" : "no"}</Line>
      </Group>
    </>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="mt-3">
      <h3 className="label">{name}</h3>
      <dl className="mt-1.5 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-[13px]">{children}</dl>
    </section>
  );
}

interface LineProps {
  term: string;
  title?: string;
  children: ReactNode;
}

function Line({ term, title, children }: LineProps) {
  return (
    <>
      <dt title={title} className="text-ink-soft">
        {term}
      </dt>
      <dd className="figures-end text-nowrap tabular-nums">{children}</dd>
    </>
  );
}
