/** Where and when the tour plays: six places in the week, each going through its cities. */
import type { BestOf } from "./score.ts";
import type { Surface } from "./serve.ts";

export interface Venue {
  readonly city: string;
  readonly name: string;
  readonly surface: Surface;
  readonly bestOf: BestOf;
  /** Hours that the city's clocks are ahead of UTC. */
  readonly utcOffset: number;
}

/** One place in the calendar: a tournament of seven days every week. */
export interface Slot {
  /** Days from Monday to the first day of play. */
  readonly startsOn: number;
  /** In turn, week by week. */
  readonly venues: readonly Venue[];
}

const venue = (
  city: string,
  surface: Surface,
  utcOffset: number,
  name = "Open",
  bestOf: BestOf = 3,
): Venue => ({ city, name: `${city} ${name}`, surface, bestOf, utcOffset });

/**
 * Three regions, where by their own clocks it is day one after the other, and in each two
 * tournaments half a week apart: when the last rounds of one have a match or two a day, the first
 * rounds of the other fill the day, so that somewhere a match is being played nearly always.
 */
export const slots: readonly Slot[] = [
  {
    startsOn: 0,
    venues: [
      venue("Sapporo", "hard", 9),
      venue("Busan", "hard", 9),
      venue("Cairns", "hard", 10),
      venue("Fukuoka", "clay", 9),
      venue("Hobart", "grass", 10),
      venue("Incheon", "hard", 9, "Championships", 5),
    ],
  },
  {
    startsOn: 0,
    venues: [
      venue("Tallinn", "clay", 3),
      venue("Porto", "clay", 1),
      venue("Gdańsk", "hard", 2),
      venue("Palermo", "clay", 2),
      venue("Ghent", "hard", 2),
      venue("Thessaloniki", "clay", 3, "Championships", 5),
    ],
  },
  {
    startsOn: 0,
    venues: [
      venue("Winnipeg", "hard", -5),
      venue("Monterrey", "hard", -6),
      venue("Calgary", "hard", -6),
      venue("San Antonio", "hard", -5, "Championships", 5),
      venue("San José", "clay", -6, "Cup"),
      venue("Milwaukee", "grass", -5),
    ],
  },
  {
    startsOn: 3,
    venues: [
      venue("Hiroshima", "hard", 9),
      venue("Newcastle", "hard", 10),
      venue("Daegu", "hard", 9),
      venue("Nagoya", "clay", 9),
      venue("Townsville", "hard", 10),
      venue("Sendai", "hard", 9),
    ],
  },
  {
    startsOn: 3,
    venues: [
      venue("Graz", "clay", 2),
      venue("Tangier", "clay", 1),
      venue("Split", "clay", 2),
      venue("Nottingham", "grass", 1),
      venue("Pretoria", "hard", 2),
      venue("Aarhus", "hard", 2),
    ],
  },
  {
    startsOn: 3,
    venues: [
      venue("Salt Lake City", "hard", -6),
      venue("Guadalajara", "clay", -6),
      venue("Albuquerque", "hard", -6),
      venue("Boise", "hard", -6),
      venue("Edmonton", "hard", -6),
      venue("Tulsa", "clay", -5),
    ],
  },
];
