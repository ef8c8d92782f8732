/** Whatever comes in is answered, and nothing of it stays. `npm run fuzz` sends as many as one likes. */
import { expect, test } from "vitest";
import { Random } from "../support/random.ts";
import { Doors, doorNames } from "./inbound-doors.ts";

const messages = 4_000;

test.each(doorNames)("%s of any kind are answered, and nothing of them stays", async (name) => {
  const doors = new Doors(new Random(20_261_122));
  await doors.open();
  for (let count = 0; count < messages; count += 1) doors.send(name);
  doors.close();
  const { answers } = doors;
  // So many come far, and so many do not, that both are tried.
  expect((answers.ok ?? 0) + (answers.told ?? 0)).toBeGreaterThan(messages / 10);
  expect(answers.bad_request).toBeGreaterThan(messages / 10);
});
