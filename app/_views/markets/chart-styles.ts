/** How an instrument's prices are drawn, as the address names it. */

export const chartStyles = [
  { value: "candles", label: "Candles" },
  { value: "line", label: "Line" },
  { value: "area", label: "Area" },
] as const;

export type ChartStyle = (typeof chartStyles)[number]["value"];

/** The style that an address names; `or` where it names none. */
export function parseChartStyle(text: string | null, or: ChartStyle): ChartStyle {
  return chartStyles.find(({ value }) => value === text)?.value ?? or;
}
