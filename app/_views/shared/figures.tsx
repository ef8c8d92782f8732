/**
 * Prices and changes as text: colour never comes without an arrow or a sign. Before a text of
 * another length stands another arrow, since one that moves would be a layout shift.
 */
import {
  changeOf,
  changeRatioOf,
  directionOf,
  type Figure,
  formatChange,
  formatChangePercent,
  formatPrice,
  percentShownMin,
} from "../../../lib/domain/format.ts";
import { Arrow } from "./arrow.tsx";
import { directionText } from "./direction.ts";

interface PriceProps {
  value: Figure;
  tickSize?: Figure;
  className?: string;
}

/** A price with the decimals of its grid. */
export function Price({ value, tickSize, className = "" }: PriceProps) {
  return <span className={`figures ${className}`}>{formatPrice(value, tickSize)}</span>;
}

interface ChangeProps {
  /** The value now. */
  value: Figure;
  /** What it is compared with, as a rule the previous close. */
  reference: Figure;
  tickSize?: Figure;
  /** Whether an arrow stands before the sign. */
  arrow?: boolean;
  className?: string;
}

/** The difference to a reference: `▲ +1.25`. */
export function Change({ value, reference, tickSize, arrow = false, className = "" }: ChangeProps) {
  const change = changeOf(value, reference);
  const direction = directionOf(change);
  const text = formatChange(change, tickSize);
  return (
    <span className={`figures ${directionText[direction]} ${className}`}>
      {arrow && <Arrow key={text.length} direction={direction} />}
      {text}
    </span>
  );
}

/** The difference as a percentage of the reference: `▲ +1.23%`. */
export function ChangePercent({
  value,
  reference,
  arrow = false,
  className = "",
}: Omit<ChangeProps, "tickSize">) {
  return <Percent ratio={changeRatioOf(value, reference)} arrow={arrow} className={className} />;
}

interface PercentProps {
  /** 0.01 is one percent up. */
  ratio: Figure;
  arrow?: boolean;
  className?: string;
}

/** A ratio that is known already, as a signed percentage in its direction's colour. */
export function Percent({ ratio, arrow = false, className = "" }: PercentProps) {
  const direction = directionOf(ratio, percentShownMin);
  const text = formatChangePercent(ratio);
  return (
    <span className={`figures ${directionText[direction]} ${className}`}>
      {arrow && <Arrow key={text.length} direction={direction} />}
      {text}
    </span>
  );
}
