/** What the panel asks the server: over HTTP, since it is about cookies and their end. */

export interface Link {
  readonly id: string;
  readonly name: string;
  /** ms since the epoch */
  readonly until: number;
  /** Whether it was made before the server started. */
  readonly old: boolean;
  /** How many look by it now. */
  readonly viewers: number;
}

export interface MadeLink extends Pick<Link, "id" | "name" | "until"> {
  /** Its address on this server. */
  readonly path: string;
}

/** @throws Error with the server's words where it refuses. */
async function asked<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(path, {
    method,
    headers: { accept: "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const told: unknown = text === "" ? null : JSON.parse(text);
  if (!answer.ok) {
    throw new Error((told as { error?: { message?: string } } | null)?.error?.message);
  }
  return told as Answer;
}

export async function askLinks(): Promise<readonly Link[]> {
  return (await asked<{ links: readonly Link[] }>("GET", "/access/links")).links;
}

/** @param until ms since the epoch */
export function makeLink(until: number, name: string): Promise<MadeLink> {
  return asked("POST", "/access/links", { until, name });
}

export function endLink(id: string): Promise<null> {
  return asked("DELETE", `/access/links/${id}`);
}

/** Ends the sign-ins of all viewers. */
export function endViewers(): Promise<null> {
  return asked("POST", "/access/end");
}
