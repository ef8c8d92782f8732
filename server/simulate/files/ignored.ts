/** What the simulator says that goes into no file and no check. */

/** Takes whatever is said, and does nothing. */
export const ignore = (): void => {};

/** The part of an instrument's writer of which nothing is kept. */
export const ignoredOfInstrument = {
  level: ignore,
  status: ignore,
  session: ignore,
  newDay: ignore,
  day: ignore,
  news: ignore,
} as const;
