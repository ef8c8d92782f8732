/** Finds a recording's file and reads its text, unpacking gzip. */
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { messageOf, refuse } from "./recording.ts";

const shippedFolder = fileURLToPath(new URL("../data/", import.meta.url));
/** What a recording's name may end in; the source's name goes without. */
const extensions = ["", ".json", ".jsonl", ".jsonl.gz", ".json.gz"];
/** Recordings are held in memory while they play. */
const unpackedBytesMax = 128 * 1_024 * 1_024;

const unpack = promisify(gunzip);

/** A file's name without folders and extensions: what the `feed` table calls its replay. */
export function nameOf(file: string): string {
  return basename(file).replace(/(\.(jsonl?|ndjson|txt|gz))+$/i, "");
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/**
 * The path of a recording: a path as it is, or the bare name of one that ships with the project.
 * @throws Error that lists the shipped ones.
 */
export async function findRecording(file: string): Promise<string> {
  if (await isFile(file)) return file;
  if (basename(file) === file) {
    for (const extension of extensions) {
      const shipped = join(shippedFolder, file + extension);
      if (await isFile(shipped)) return relative(process.cwd(), shipped);
    }
  }
  const names = (await readdir(shippedFolder))
    .filter((name) => /^(worldcup|coinbase)-.*\.(json|jsonl|jsonl\.gz)$/.test(name))
    .map(nameOf);
  return refuse(file, "", `not found; give a path, or one of: ${names.join(", ")}`);
}

/** The text of a recording. @throws Error that names the file and why it cannot be read. */
export async function readRecording(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return refuse(path, "", `cannot be read: ${messageOf(error)}`);
  }
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!packed && path.endsWith(".gz")) refuse(path, "", "ends in .gz but is not gzip");
  if (packed) {
    try {
      bytes = await unpack(bytes, { maxOutputLength: unpackedBytesMax });
    } catch (error) {
      const tooLarge = error instanceof RangeError;
      const cause = tooLarge ? tooLargeCause : `broken gzip: ${messageOf(error)}`;
      return refuse(path, "", cause);
    }
  }
  if (bytes.length > unpackedBytesMax) refuse(path, "", tooLargeCause);
  return bytes.toString("utf8");
}

const tooLargeCause = `larger than ${unpackedBytesMax / 1_024 / 1_024} MB unpacked: split it`;
