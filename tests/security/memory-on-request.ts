/** Loaded into a server before its own code: says, when asked, what it holds after a collection. */
const collect = globalThis.gc;
if (collect === undefined) throw new Error("start Node with --expose-gc");

process.on("message", (id: number) => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ id, held: heapUsed + external });
});
