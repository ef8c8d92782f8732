/** Whether whoever says this in Accept-Encoding takes gzip. */
export function acceptsGzip(header: string | readonly string[] | undefined): boolean {
  const text = [header ?? []].flat().join(",").toLowerCase();
  let all = false;
  for (const entry of text.split(",")) {
    const [name = "", ...parameters] = entry.split(";").map((part) => part.trim());
    const accepted = !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    // What is named counts more than what is meant by all.
    if (name === "gzip" || name === "x-gzip") return accepted;
    if (name === "*") all = accepted;
  }
  return all;
}
