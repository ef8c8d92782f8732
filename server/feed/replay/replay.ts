/** Recordings as feeds: finds out by its content what a file holds, and plays it. */
import type { Feed, FeedContext } from "../feed.ts";
import { CoinbaseRecording } from "./coinbase/session.ts";
import { findRecording, nameOf, readRecording } from "./file.ts";
import { RecordingPlayer } from "./player.ts";
import { messageOf, type Recording, refuse } from "./recording.ts";
import { type MatchOrder, TournamentRecording } from "./worldcup/tournament.ts";

export interface ReplayOptions {
  /** A path, or the bare name of a recording that ships with the project: `worldcup-2026`. */
  readonly file: string;
  /** Feed seconds a second, 0.1 to 600; by default 1 for markets and 60 for tournaments. */
  readonly speed?: number | undefined;
  /** Whether it starts again at its end; by default it ends. */
  readonly loop?: boolean | undefined;
  /** For tournaments: each match at its kick-off (the default), or all at once. */
  readonly order?: MatchOrder | undefined;
}

/** The key of a replay in the `feed` table: `replay:worldcup-2026`. */
export function replaySource(file: string): string {
  return `replay:${nameOf(file)}`;
}

/** A feed that plays a recording. The file is read, and its faults are told, by `open`. */
export function createReplay(context: FeedContext, options: ReplayOptions): Feed {
  return new RecordingPlayer(context, {
    source: replaySource(options.file),
    speed: options.speed,
    loop: options.loop ?? false,
    load: async () => {
      const path = await findRecording(options.file);
      return recordingOf(await readRecording(path), path, options.order);
    },
  });
}

const known =
  "a recording is a Coinbase session (a line of JSON for each message, {t, from, data}) " +
  "or a tournament in openfootball's JSON ({name, matches})";

/** @throws Error that names the file, the place in it and the cause. */
function recordingOf(text: string, path: string, order: MatchOrder | undefined): Recording {
  if (text.trim() === "") refuse(path, "", `is empty; ${known}`);
  if (isFields(parsedOrNull(text.slice(0, lineEnd(text)))) && !isWhole(text)) {
    return sessionOf(text, path, order);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const cause = messageOf(error);
    return refuse(path, `line ${lineOf(cause, text)}`, `not JSON: ${cause}; ${known}`);
  }
  if (isFields(parsed) && "t" in parsed) return sessionOf(text, path, order);
  if (isFields(parsed) && "matches" in parsed) {
    return new TournamentRecording(parsed, path, order ?? "calendar");
  }
  return refuse(path, "", `is JSON of another kind; ${known}`);
}

function sessionOf(text: string, path: string, order: MatchOrder | undefined): Recording {
  if (order !== undefined) refuse(path, "", "is a session, not a tournament: it takes no order");
  return new CoinbaseRecording(text, path);
}

/** Whether there is nothing after the first line. */
function isWhole(text: string): boolean {
  return text.slice(lineEnd(text)).trim() === "";
}

function lineEnd(text: string): number {
  const end = text.indexOf("\n");
  return end < 0 ? text.length : end;
}

/** The line at which the parser gave up. */
function lineOf(cause: string, text: string): number {
  const position = /\bposition (\d+)/.exec(cause)?.[1];
  if (position !== undefined) {
    return text
      .trimEnd()
      .slice(0, Number(position) + 1)
      .split("\n").length;
  }
  const lines = text.trimEnd().split("\n");
  if (!isMisplaced(cause)) return lines.length;
  // The parser names no place for a token out of place: find the fewest lines that hold it.
  let low = 1;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isMisplaced(whyBroken(lines.slice(0, middle).join("\n")))) high = middle;
    else low = middle + 1;
  }
  return low;
}

const isMisplaced = (cause: string) => cause.startsWith("Unexpected token");

/** What the parser says of a text, or nothing. */
function whyBroken(text: string): string {
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    return messageOf(error);
  }
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
