/** The scenarios that the simulator can play, in words; what they do is the simulator's to know. */

export interface ScenarioText {
  readonly title: string;
  /** How long it lasts, minutes of the feed's clock. */
  readonly minutes: number;
  readonly words: string;
}

export const scenarios = {
  "opening-bell": {
    title: "Opening bell",
    minutes: 30,
    words:
      "The first half hour of a trading day, whatever the time: six times the ticks and wide spreads, calming down bit by bit. While the exchange is open.",
  },
  "crash-and-recovery": {
    title: "Crash and recovery",
    minutes: 75,
    words:
      "The whole market falls to nine per cent below its last close in a quarter of an hour. First shares stop at their bands, then, before 15:25, all trading for a while; half is won back. While the exchange is open.",
  },
  "stock-halt": {
    title: "Single-stock halt",
    minutes: 30,
    words:
      "The most active share is halted since news of it is pending. The news is bad, and an auction brings it back, much lower. While the exchange is open.",
  },
  "quiet-afternoon": {
    title: "Quiet afternoon",
    minutes: 90,
    words:
      "Hardly anybody trades: a quarter of the ticks, narrow spreads, prices that do not get far. While the exchange is open.",
  },
  "goal-storm": {
    title: "Goal storm",
    minutes: 60,
    words:
      "Football matches that are being played, and those that kick off within the hour, see three times the goals until they end. Their chances know it.",
  },
  "derby-day": {
    title: "Derby day",
    minutes: 150,
    words:
      "Local rivals meet: six derbies kick off a quarter of an hour later, one after the other, with some more goals than usual and twice the players sent off.",
  },
} as const satisfies Readonly<Record<string, ScenarioText>>;

export type ScenarioName = keyof typeof scenarios;

export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[];

export function isScenario(name: unknown): name is ScenarioName {
  return typeof name === "string" && Object.hasOwn(scenarios, name);
}
