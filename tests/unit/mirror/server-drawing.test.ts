import { expect, test } from "vitest";
import { Around, draw, drawBare, Everything, Home, Narrow, Nothing } from "./drawings.tsx";
import { TableServer } from "./table-server.ts";

const matches = { topic: "matches" };

function filled(): TableServer {
  const server = new TableServer();
  server.add("matches");
  server.put("matches", "m1", { home: "Ajax", homeScore: 2 });
  server.put("matches", "m2", { home: "Benfica", homeScore: 1 });
  return server;
}

test("a page is drawn with the values that it is seeded with", () => {
  expect(draw(filled(), [matches], Everything)).toBe("Ajax m1,m2 m2 2 1");
});

test("a narrower look is served by a wider seed", () => {
  expect(draw(filled(), [matches], Narrow)).toBe("Benfica");
});

test("requests do not see each other's values", () => {
  expect(draw(filled(), [matches], Home)).toBe("Ajax");
  expect(draw(filled(), [], Home)).toBe("undefined");
});

test("no topic is no error, and nothing is missing before anybody has asked", () => {
  expect(draw(filled(), [], Nothing)).toBe("0 false");
});

test("connection, pace and meter are what they are before anything has happened", () => {
  expect(draw(filled(), [], Around)).toBe("connecting false 10 false null");
});

test("outside of the provider the error says what is missing", () => {
  expect(() => drawBare(Around)).toThrow(/<LiveProvider>/);
});
