import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { labTopics } from "../../lib/schema/lab.ts";
import { intervals, topicSchemas } from "../../lib/schema/topics.ts";
import { frameVersion } from "../../lib/wire/binary/plan.ts";
import { inboundSchemas, questionSchema } from "../../lib/wire/inbound.ts";
import { paces } from "../../lib/wire/messages.ts";
import { schemaHash } from "../../lib/wire/version.ts";

test("V1 the wire has not changed without its version", () => {
  const inbound = Object.entries({ ...inboundSchemas, questionSchema }).map(([event, schema]) => [
    event,
    z.toJSONSchema(schema, { io: "input" }),
  ]);
  const schemas = { ...topicSchemas, ...labTopics };
  const wire = JSON.stringify({ topicSchemas: schemas, intervals, paces, inbound, frameVersion });
  const hash = createHash("sha256").update(wire).digest("hex").slice(0, 16);
  expect(
    hash,
    "what travels has changed: raise protocolVersion in lib/wire/version.ts if an older client " +
      "could stumble over it, add a line to its history and to PROTOCOL.md, and set schemaHash",
  ).toBe(schemaHash);
});
