/** What a page's heap is made of, from a snapshot of it. */
import type { Visit } from "./visit.ts";

/** Bytes of a heap. */
export interface HeapKinds {
  /** Byte code, machine code and what the engine keeps beside them: it grows as code is run. */
  readonly code: number;
  /** All else: objects, texts, arrays, what belongs to the document. */
  readonly data: number;
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
  const isCode = types[0].map((name) => codeTypes.has(name));
  let [code, data] = [0, 0];
  for (let at = 0; at < nodes.length; at += fields.length) {
    const bytes = nodes[at + size] ?? 0;
    if (isCode[nodes[at + type] ?? 0]) code += bytes;
    else data += bytes;
  }
  return { code, data };
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
