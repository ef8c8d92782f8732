/**
 * Prints a hash of everything that the generator says in its first ticks, byte for byte:
 *
 *     node stream-hash.ts <seed> <ticks> <ticks a call>
 */
import { streamHash } from "./hash.ts";

const [seed = "", ticks, batch] = process.argv.slice(2);
process.stdout.write(streamHash(seed, Number(ticks), Number(batch)));
