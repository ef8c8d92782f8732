import { expect, test } from "vitest";
import { Meter } from "../../../lib/mirror/meter.ts";

const start = 1_795_000_000_000;

test("a meter that has seen nothing says so", () => {
  expect(new Meter().read(start)).toEqual({
    ageP50: null,
    ageP99: null,
    deltasPerSecond: 0,
    kilobytesPerSecond: 0,
    conflatedPerSecond: 0,
  });
});

test("rates and ages are of the last ten seconds", () => {
  const meter = new Meter();
  // 30 s at ten deltas of 1,000 characters a second; ages 1, 2 … 100 in each ten seconds.
  for (let tick = 1; tick <= 300; tick += 1) {
    const now = start + tick * 100;
    meter.delta(now, 5, now);
    meter.drawn(now, now + 1 + ((tick - 1) % 100));
    meter.received(now, 1_000);
  }
  const reading = meter.read(start + 30_000);
  expect(reading.deltasPerSecond).toBeCloseTo(10, 0);
  expect(reading.kilobytesPerSecond).toBeCloseTo(10, 0);
  expect(reading.conflatedPerSecond).toBeCloseTo(50, -1);
  expect(reading.ageP50).toBe(50);
  expect(reading.ageP99).toBe(99);
  const later = meter.read(start + 41_000);
  expect(later.deltasPerSecond).toBe(0);
  expect(later.kilobytesPerSecond).toBe(0);
  expect(later.conflatedPerSecond).toBe(0);
  expect(later.ageP50).toBeNull();
});

test("a meter that has just begun divides by the time that it has run", () => {
  const meter = new Meter();
  for (let tick = 0; tick < 20; tick += 1) meter.delta(start + tick * 100, 0, null);
  const reading = meter.read(start + 2_000);
  expect(reading.deltasPerSecond).toBeCloseTo(10, 0);
  expect(reading.ageP50).toBeNull();
});

test("of ages so many are remembered, the newest", () => {
  const meter = new Meter();
  for (let index = 0; index < 50_000; index += 1) {
    const now = start + index / 10;
    meter.delta(now, 0, start);
    meter.drawn(now, start + (index < 41_808 ? 9 : 7));
  }
  expect(meter.read(start + 5_000).ageP99).toBe(7);
});

test("a delta has its age when it is drawn, with others or alone, and not before", () => {
  const meter = new Meter();
  meter.delta(start, 0, start - 10);
  meter.delta(start + 5, 0, start - 30);
  expect(meter.read(start + 6).ageP50).toBeNull();
  meter.drawn(start + 16, start + 16);
  expect(meter.read(start + 20)).toMatchObject({ ageP50: 26, ageP99: 46 });
  meter.drawn(start + 32, start + 32);
  expect(meter.read(start + 40).ageP99).toBe(46);
  meter.delta(start + 50, 0, start + 60);
  meter.drawn(start + 50, start + 50);
  expect(meter.read(start + 51).ageP50).toBe(26);
});

test("nothing is younger than new, however far off the clocks are", () => {
  const meter = new Meter();
  meter.delta(start, 0, start + 60);
  meter.drawn(start, start);
  expect(meter.read(start + 1)).toMatchObject({ ageP50: 0, ageP99: 0 });
});
