import { expect, test } from "vitest";
import { stage } from "./stage.ts";

test("a budget is told on connecting and when it changes, and what fits is told of", () => {
  const { mirror, line, server, sent } = stage();
  const fitted: unknown[] = [];
  mirror.onFitted.listen(() => fitted.push(mirror.fitted));
  mirror.setBudget(20);
  mirror.start();
  server.fitting = 2;
  line.open();
  expect(sent("budget")).toEqual([{ kilobytesPerSecond: 20 }]);
  expect(mirror.fitted).toEqual({ kilobytesPerSecond: 20, pace: 2 });
  const [session] = server.sessions;
  session?.client.fitted({ kilobytesPerSecond: 20, pace: 5 });
  expect(mirror.fitted?.pace).toBe(5);
  server.fitting = null;
  mirror.setBudget(null);
  mirror.setBudget(null);
  expect(sent("budget").slice(1)).toEqual([{ kilobytesPerSecond: null }]);
  expect(mirror.fitted).toEqual({ kilobytesPerSecond: null, pace: null });
  line.cut();
  expect(mirror.fitted).toBeNull();
  line.open();
  expect(sent("budget")).toHaveLength(2);
  expect(fitted).toHaveLength(4);
});

test("the choice is told of, and pace and pause are left as they are", () => {
  const { mirror } = stage();
  let told = 0;
  mirror.onChoice.listen(() => told++);
  mirror.setBudget(50);
  mirror.setBudget(50);
  expect(told).toBe(1);
  expect(mirror.budget).toBe(50);
  expect(mirror.choice).toEqual({ pace: 10, paused: false });
});

test("an older server refuses it, and nothing is said of what fits", () => {
  const { mirror, line, surroundings, sent } = stage({ plain: true });
  mirror.setBudget(20);
  mirror.start();
  line.open();
  surroundings.clock.advance(10_000);
  expect(sent("budget")).toHaveLength(1);
  expect(mirror.fitted).toBeNull();
  line.flowing = false;
  mirror.setBudget(10);
  line.timeOut();
  expect(mirror.fitted).toBeNull();
});

test("what the server said of an earlier choice is passed over", () => {
  const { mirror, line, server } = stage();
  mirror.setBudget(20);
  mirror.start();
  line.open();
  line.flowing = false;
  server.fitting = 1;
  mirror.setBudget(10);
  const [session] = server.sessions;
  session?.client.fitted({ kilobytesPerSecond: 20, pace: 30 });
  line.deliverDown();
  expect(mirror.fitted?.pace).not.toBe(30);
  line.flush();
  expect(mirror.fitted).toEqual({ kilobytesPerSecond: 10, pace: 1 });
});

test("a budget that came too soon after others is told again", () => {
  const { mirror, line, server, surroundings, sent } = stage();
  mirror.start();
  line.open();
  server.budgetRefusals = 1;
  mirror.setBudget(100);
  expect(mirror.fitted).toBeNull();
  surroundings.clock.advance(1_000);
  expect(sent("budget")).toHaveLength(2);
  expect(mirror.fitted?.kilobytesPerSecond).toBe(100);
});
