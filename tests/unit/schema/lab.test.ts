import { expect, test } from "vitest";
import { labName, labRooms, labTopic, labTopics } from "../../../lib/schema/lab.ts";
import { familyOf, schemaOf } from "../../../lib/schema/topics.ts";

const id = "0123456789abcdef0123456789abcdef";

test("a lab's topics are recognised once somebody has imported them", () => {
  const { board, costs, frames, handshake, refusals, room } = labTopic;
  const names = [board, costs, frames, handshake, refusals].map((topic) => topic(id));
  expect(names.map(familyOf)).toEqual(Object.keys(labTopics).filter((one) => one !== "lab-room"));
  for (const one of labRooms) expect(familyOf(room(one))).toBe("lab-room");
  expect(schemaOf(board(id))).toBe(labTopics.lab);
  expect(schemaOf(frames(id))).toBe(labTopics["lab-frames"]);
});

test.each([
  "lab",
  "lab/",
  `lab/${id}/x`,
  `lab/${id}0`,
  `lab/${id.toUpperCase()}`,
  "lab-room/green",
  `lab-room/${id}`,
  "lab-costs/red",
])("%s is no topic of a lab", (name) => {
  expect(familyOf(name)).toBeNull();
});

test("a name says little of the id", () => {
  expect(labName(id)).toBe("Visitor 012");
});
