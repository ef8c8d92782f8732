import { expect, test } from "vitest";
import {
  newYorkBehind,
  type Session,
  sessionAfter,
  sessionAt,
  sessionBefore,
} from "../../../../server/feed/simulator/markets/exchange/calendar.ts";

/** Dates and times as New York's clocks show them, by the platform's own time zones. */
const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "America/New_York",
  dateStyle: "short",
  timeStyle: "short",
});
const inNewYork = (time: number) => format.format(time);
const dateOf = (session: Session) => inNewYork(session.open).slice(0, 10);

/** All sessions of a year. */
function sessionsOf(year: number): Session[] {
  const sessions: Session[] = [];
  const end = Date.UTC(year + 1, 0, 1, 5);
  let session = sessionAt(Date.UTC(year, 0, 1, 5));
  for (; session.open < end; session = sessionAfter(session)) sessions.push(session);
  return sessions;
}

/** Weekdays of a year without a session, as MM-DD. */
function holidaysOf(year: number): string[] {
  const traded = new Set(sessionsOf(year).map(dateOf));
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const date = new Date(at);
    const text = date.toISOString().slice(0, 10);
    if (date.getUTCDay() % 6 !== 0 && !traded.has(text)) days.push(text.slice(5));
  }
  return days;
}

const shortDaysOf = (year: number) =>
  sessionsOf(year)
    .filter(({ early }) => early)
    .map((session) => dateOf(session).slice(5));

// As the exchange has announced them.
test.each([
  [2022, "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26", "11-25"],
  [2023, "01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25", "07-03 11-24"],
  [2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25", "07-03 11-29 12-24"],
  [2025, "01-01 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25", "07-03 11-28 12-24"],
  [2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25", "11-27 12-24"],
  [2027, "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24", "11-26"],
])("keeps the holidays and early closes of %i", (year, holidays, early) => {
  expect(holidaysOf(year).join(" ")).toBe(holidays);
  expect(shortDaysOf(year).join(" ")).toBe(early);
});

test("opens and closes by New York's clocks on every day of ten years", () => {
  for (let year = 2020; year < 2030; year += 1) {
    for (const session of sessionsOf(year)) {
      expect(inNewYork(session.preopen).slice(11)).toBe("04:00");
      expect(inNewYork(session.open).slice(11)).toBe("09:30");
      expect(inNewYork(session.close).slice(11)).toBe(session.early ? "13:00" : "16:00");
    }
  }
});

test("changes the clocks when New York does", () => {
  // 2026: 8 March and 1 November.
  const hour = 3_600_000;
  const spring = Date.UTC(2026, 2, 8, 7);
  const autumn = Date.UTC(2026, 10, 1, 6);
  expect([newYorkBehind(spring - 1), newYorkBehind(spring)]).toEqual([5 * hour, 4 * hour]);
  expect([newYorkBehind(autumn - 1), newYorkBehind(autumn)]).toEqual([4 * hour, 5 * hour]);
});

test("a session contains its pre-open and not its close", () => {
  const tuesday = sessionAt(Date.UTC(2026, 7, 25, 8));
  expect(tuesday).toEqual({
    preopen: Date.UTC(2026, 7, 25, 8),
    open: Date.UTC(2026, 7, 25, 13, 30),
    close: Date.UTC(2026, 7, 25, 20),
    early: false,
  });
  expect(sessionAt(tuesday.preopen - 1)).toEqual(tuesday);
  expect(sessionAt(tuesday.close - 1)).toEqual(tuesday);
  expect(sessionAt(tuesday.close)).toEqual(sessionAfter(tuesday));
  expect(dateOf(sessionAfter(tuesday))).toBe("2026-08-26");
});

test("knows the next and the last session over a long weekend", () => {
  const saturday = Date.UTC(2026, 8, 5, 12);
  expect(dateOf(sessionAt(saturday))).toBe("2026-09-08");
  expect(dateOf(sessionBefore(saturday))).toBe("2026-09-04");
  const friday = sessionBefore(saturday);
  expect(sessionBefore(friday.close)).toEqual(friday);
  expect(dateOf(sessionBefore(friday.close - 1))).toBe("2026-09-03");
});

test("does not need to be near its epoch", () => {
  // Easter Sundays: 1818-03-22, 1943-04-25, 2038-04-25, 2285-03-22.
  expect(holidaysOf(1943)).toContain("04-23");
  expect(holidaysOf(2038)).toContain("04-23");
  expect(holidaysOf(2285)).toContain("03-20");
});
