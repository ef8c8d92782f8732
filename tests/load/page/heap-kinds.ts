/** What a page's heap is made of, from a snapshot of it. */
import type { Visit } from "./visit.ts";

/** Bytes of a heap. */
export interface HeapKinds {
  /** Byte code, machine code and what the engine keeps beside them: it grows as code is run. */
  readonly code: number;
  /** Objects, texts, arrays and all else that scripts have made. */
  readonly data: number;
  /**
   * What the browser has made: elements, styles, boxes. It lies outside of the heap in use, and the
   * styles that it keeps for the next element alike come and go.
   */
  readonly native: number;
}

/** What of the snapshot's own format is read. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: string[]; readonly node_types: [string[]] };
  };
  readonly nodes: readonly number[];
}

/** The engine's kinds of nodes that come with code: compiled functions, shapes of objects. */
const codeTypes = new Set(["code", "object shape", "hidden"]);

/** Sums up the nodes of a snapshot. @throws Error where it is of another format. */
export function kindsOf(text: string): HeapKinds {
  const { snapshot, nodes } = JSON.parse(text) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  if (type < 0 || size < 0) throw new Error("a heap snapshot must tell type and self_size");
  const kinds = types[0].map((name) => {
    if (name === "native") return "native";
    return codeTypes.has(name) ? "code" : "data";
  });
  const sums = { code: 0, data: 0, native: 0 };
  for (let at = 0; at < nodes.length; at += fields.length) {
    sums[kinds[nodes[at + type] ?? 0] ?? "data"] += nodes[at + size] ?? 0;
  }
  return sums;
}

/** Takes a snapshot, garbage collected. The page stands still for it. */
export async function heapSnapshot({ cdp }: Visit): Promise<string> {
  const parts: string[] = [];
  const hear = ({ chunk }: { chunk: string }) => void parts.push(chunk);
  cdp.on("HeapProfiler.addHeapSnapshotChunk", hear);
  await cdp.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  cdp.off("HeapProfiler.addHeapSnapshotChunk", hear);
  return parts.join("");
}
