import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { line, opened, played, shipped, withFile } from "./play.ts";

/** What opening a file of this content says. */
async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  return withFile(name, content, async (file) => {
    const said = await opened({ file }).then(
      () => "nothing",
      (error: unknown) => (error instanceof Error ? error.message : "no error"),
    );
    expect(said.startsWith(file), said).toBe(true);
    return said.slice(file.length);
  });
}

const t = 1_618_677_817;
const fine = line(t, {
  type: "match",
  product_id: "AB-USD",
  sequence: 1,
  price: "10",
  size: "1",
  side: "buy",
});
const broken = (change: object) => {
  const { data } = JSON.parse(fine);
  return refusal("s.jsonl", [fine, line(t + 1, { ...data, sequence: 2, ...change })].join("\n"));
};

test("a missing file is told, with what ships", async () => {
  const missing = opened({ file: "worldcup-1066" });
  await expect(missing).rejects.toThrow(
    /^worldcup-1066: not found; give a path, or one of: coinbase-2021-04-17, worldcup-2022, worldcup-2026$/,
  );
  await expect(opened({ file: "no/such/file.json" })).rejects.toThrow(/^no\/such\/file.json: not/);
});

test("gzip that breaks off, and gzip by name only", async () => {
  const packed = readFileSync(shipped("coinbase-2021-04-17.jsonl.gz"));
  expect(await refusal("a.jsonl.gz", packed.subarray(0, 50_000))).toMatch(/^: broken gzip: /);
  expect(await refusal("a.jsonl.gz", fine)).toBe(": ends in .gz but is not gzip");
});

test("gzip that unpacks beyond all measure is refused", async () => {
  const bomb = gzipSync(Buffer.alloc(129 * 1_024 * 1_024, "x"), { level: 1 });
  expect(await refusal("a.gz", bomb)).toMatch(/^: larger than 128 MB unpacked/);
});

test("a session may be packed or plain", async () => {
  for (const content of [fine, gzipSync(fine)]) {
    const { sink } = await withFile("a.jsonl", content, (file) => played({ file }));
    expect(sink.instruments.get("AB-USD")?.trades).toBe(1);
  }
});

test("a broken line of a session is named by its number", async () => {
  const said = await refusal("s.jsonl", [fine, "", '{"t": 1, "from', fine].join("\n"));
  expect(said).toMatch(/^ line 3: not JSON: /);
});

test("a wrong field of a session is named with its line", async () => {
  expect(await broken({ price: "abc" })).toBe(
    ' line 2: "price" must be a decimal in quotes, not "abc"',
  );
  expect(await broken({ price: 10.5 })).toContain('line 2: "price" must be a decimal in quotes');
  expect(await broken({ price: "0.0000000000001" })).toContain("has 13 decimals; at most 12");
  expect(await broken({ size: "0" })).toContain('"price" and "size" must be over 0');
  expect(await broken({ side: "long" })).toContain('"side" must be "buy" or "sell", not "long"');
  expect(await broken({ sequence: "7" })).toContain('"sequence" must be a whole number');
  expect(await broken({ product_id: "" })).toContain('"product_id" must be a pair');
  expect(await broken({ time: "noon" })).toContain('"time" must be an ISO 8601 time');
  expect(await broken({ type: 7 })).toContain('"type" must be a text');
  expect(await broken({ type: "l2update" })).toContain('"changes" must be an array of arrays');
  expect(await broken({ type: "error", message: "no" })).toContain("answered with an error");
  const untimed = await refusal("s.jsonl", `${fine}\n{"from": "server", "data": {}}`);
  expect(untimed).toContain('line 2: "t" must be seconds since the epoch');
});

test("files of another kind", async () => {
  const kinds = /a recording is a Coinbase session .* or a tournament in openfootball's JSON/;
  expect(await refusal("a.csv", "symbol,name\nAAPL,Apple\n")).toMatch(/^ line 1: not JSON: /);
  expect(await refusal("a.csv", "symbol,name\nAAPL,Apple\n")).toMatch(kinds);
  expect(await refusal("a.json", "[1, 2]")).toMatch(kinds);
  expect(await refusal("a.json", '{"name": "x"}')).toMatch(kinds);
  expect(await refusal("a.json", " \n")).toMatch(/^: is empty; /);
  expect(await refusal("a.jsonl", '{"a": 1}\n{"a": 2}\n')).toContain('line 1: "t" must be');
  expect(await refusal("a.jsonl", line(t, { type: "heartbeat" }))).toContain("no message with");
  const league = readFileSync(shipped("premier-league-2025-26.json"), "utf8");
  expect(await refusal("league.json", league)).toMatch(
    /^ match 1 \(.+ – .+\) field "score.ft": is \d–\d, but the goals make 0–0$/,
  );
});

test("a session has no order of matches", async () => {
  const ordered = opened({ file: "coinbase-2021-04-17", order: "together" });
  await expect(ordered).rejects.toThrow(/\.gz: is a session, not a tournament: it takes no order$/);
});

test("a broken tournament is named by line", async () => {
  const text = readFileSync(shipped("worldcup-2022.json"), "utf8");
  const lines = text.split("\n");
  const cut = lines.slice(0, 100).join("\n");
  expect(await refusal("a.json", cut)).toMatch(/^ line 100: not JSON: /);
  lines[41] = `${lines[41]}]`;
  expect(await refusal("a.json", lines.join("\n"))).toMatch(/^ line 42: not JSON: /);
  lines[41] = "what is this";
  expect(await refusal("a.json", lines.join("\n"))).toMatch(/^ line 42: not JSON: /);
  const misplaced = text.replace('"minute": 31', '"minute": thirty-one');
  expect(await refusal("a.json", misplaced)).toMatch(/^ line 12: not JSON: /);
});

test("a wrong field of a tournament is named with its match", async () => {
  const text = readFileSync(shipped("worldcup-2022.json"), "utf8");
  const change = (index: number, cells: object) => {
    const file = JSON.parse(text);
    Object.assign(file.matches[index], cells);
    return refusal("a.json", JSON.stringify(file));
  };
  const goal = (cells: object) =>
    change(1, {
      goals2: [
        { name: "A", minute: 84, ...cells },
        { name: "B", minute: 90 },
      ],
    });
  const place = " match 2 (Senegal – Netherlands) field";
  expect(await change(1, { score: { ft: [0, 3] } })).toBe(
    `${place} "score.ft": is 0–3, but the goals make 0–2`,
  );
  expect(await change(1, { score: { ft: "0-2" } })).toContain(`${place} "score.ft": must be two`);
  expect(await change(1, { score: {} })).toContain(`${place} "score.ft": is missing`);
  expect(await change(1, { score: { ft: [0, 2], p: [3, 3] } })).toContain("has no winner");
  expect(await change(1, { time: "7 pm" })).toContain(`${place} "time": must be as "19:00"`);
  expect(await change(1, { date: "2022-13-45" })).toContain(`${place} "date": 2022-13-45`);
  expect(await change(1, { num: 1 })).toContain(`${place} "num": 1 is there already`);
  expect(await change(1, { round: 3 })).toContain(`${place} "round": must be a text, not 3`);
  expect(await change(1, { goals2: {} })).toContain(`${place} "goals2": must be an array`);
  expect(await goal({ minute: 121 })).toContain(`${place} "goals2[0].minute": must be a minute`);
  expect(await goal({ minute: "37+2" })).toContain('"goals2[0].minute"');
  expect(await goal({ minute: null })).toContain('"goals2[0].minute"');
  expect(await goal({ offset: -1 })).toContain('"goals2[0].minute"');
  expect(await goal({ name: "" })).toContain(`"goals2[0].name": must be the scorer's name`);
});

test("a half-time score that contradicts the goals is told, and the goals are played", async () => {
  const { said } = await opened({ file: "worldcup-2022" });
  expect(said).toHaveLength(3);
  expect(said[0]).toContain("match 29 (Japan – Spain): half-time was 0–0 by score.ht, 0–1 by");
});

test("a match without a result stays scheduled", async () => {
  const file = JSON.parse(readFileSync(shipped("worldcup-2022.json"), "utf8"));
  for (const field of ["score", "goals1", "goals2"]) delete file.matches[63][field];
  const text = JSON.stringify(file);
  const { sink } = await withFile("a.json", text, (path) => played({ file: path }));
  expect(sink.feed.status).toBe("ended");
  expect([...sink.matches.values()].at(-1)?.row.status).toBe("scheduled");
  expect([...sink.matches.values()].at(-2)?.row.status).toBe("finished");
});

test("the source is named by the file, without folders and extensions", async () => {
  await withFile("my.session.jsonl.gz", gzipSync(fine), async (path) => {
    expect((await opened({ file: path })).feed.source).toBe("replay:my.session");
  });
});
