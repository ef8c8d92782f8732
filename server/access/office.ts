/** `/access`: links are made and ended here, by pages and by programs, and passes given back. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { type Access, mayAs } from "./access.ts";
import { readBody, type SeeThrough } from "./asked.ts";
import { clearCookie } from "./cookie.ts";
import { type LinkFacts, linkLifeMaxMs, linksMax, rememberedMax } from "./links.ts";
import { enterPath } from "./pages.ts";
import { type Client, challenge, endingWords, refusalWords, type Who } from "./who.ts";

export const officePath = "/access";
const linksPath = `${officePath}/links`;

const nameMax = 80;

/** What a link is to be like; its end in ms since the epoch, or as RFC 3339 writes it. */
const wishSchema = z.strictObject({
  until: z.union([
    z.int(),
    z.iso.datetime({ offset: true }).transform((text) => new Date(text).getTime()),
  ]),
  name: z.string().trim().max(nameMax).default(""),
});

export interface OfficeParts {
  readonly access: Access;
  readonly now: () => number;
  /** How many each link has let in, of those who are there now. */
  readonly viewersByLink: () => ReadonlyMap<string, number>;
  readonly seeThrough: SeeThrough;
}

type Code = "bad_request" | "unauthorized" | "unknown_link" | "too_many_links";
const statuses: Readonly<Record<Code, number>> = {
  bad_request: 400,
  unauthorized: 401,
  unknown_link: 404,
  too_many_links: 429,
};

export class Office {
  readonly #parts: OfficeParts;

  constructor(parts: OfficeParts) {
    this.#parts = parts;
  }

  /** Answers a request for the paths under `/access`; false for any other. */
  answer(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
    who: Who,
    client: Client,
  ): boolean {
    if (path !== officePath && !path.startsWith(`${officePath}/`)) return false;
    const deed = `${request.method} ${path}`;
    if (deed === `POST ${officePath}/leave`) this.#leave(response, who, client);
    else if (who.role === "nobody") refuse(response, "unauthorized", refusalWords(who));
    else if (deed === `GET ${officePath}`) this.#describe(response, who);
    else if (!mayAs("operator", who)) refuse(response, "unauthorized", "this wants an operator");
    else if (deed === `GET ${linksPath}`) this.#list(response);
    else if (deed === `POST ${linksPath}`) {
      this.#parts.seeThrough(path, response, this.#make(request, response, who));
    } else if (deed === `POST ${officePath}/end`) this.#end(response);
    else if (deed.startsWith(`DELETE ${linksPath}/`)) {
      this.#revoke(path.slice(linksPath.length + 1), response);
    } else {
      const what = `there are GET ${officePath}, GET and POST ${linksPath}, DELETE ${linksPath}/<id>, POST ${officePath}/end and POST ${officePath}/leave`;
      refuse(response, "bad_request", what);
    }
    return true;
  }

  #describe(response: ServerResponse, { role, pass }: Who): void {
    const viewing = this.#parts.access.links === null ? "everybody" : "key";
    tell(response, 200, { role, viewing, until: pass?.until ?? null });
  }

  #list(response: ServerResponse): void {
    const { access, viewersByLink } = this.#parts;
    const viewers = viewersByLink();
    const links = (access.links?.list() ?? []).map((link) => {
      return { ...link, viewers: viewers.get(link.id) ?? 0 };
    });
    tell(response, 200, { links });
  }

  async #make(request: IncomingMessage, response: ServerResponse, { pass }: Who): Promise<void> {
    const wish = readWish(await readBody(request));
    const { access, now } = this.#parts;
    // A body may take its time.
    const ending = pass && access.ending(pass);
    if (ending !== null) {
      refuse(response, "unauthorized", endingWords(ending));
    } else if (access.links === null) {
      const what = "everybody may look at this board: links are for one with a BIGBOARD_VIEWER_KEY";
      refuse(response, "bad_request", what);
    } else if ("problem" in wish) {
      refuse(response, "bad_request", wish.problem);
    } else if (wish.until <= now() || wish.until > now() + linkLifeMaxMs) {
      const days = linkLifeMaxMs / 86_400_000;
      refuse(
        response,
        "bad_request",
        `until: give a moment to come, at most ${days} days from now`,
      );
    } else {
      const made = access.makeLink(wish.until, wish.name);
      if (made === null) {
        const full = `there are ${linksMax} links already, or ${rememberedMax} with those that were ended before their date: end some, or wait until such a date`;
        refuse(response, "too_many_links", full);
      } else {
        tell(response, 201, told(made));
      }
    }
  }

  #revoke(id: string, response: ServerResponse): void {
    if (this.#parts.access.revokeLink(id)) tell(response, 204);
    else refuse(response, "unknown_link", "there is no link of that id that holds");
  }

  #end(response: ServerResponse): void {
    this.#parts.access.endViewers();
    tell(response, 204);
  }

  #leave(response: ServerResponse, { pass }: Who, { secure }: Client): void {
    if (pass !== null) this.#parts.access.leave(pass);
    const headers = { location: "/", "set-cookie": clearCookie(secure) };
    response.writeHead(303, { ...headers, "cache-control": "no-store" }).end();
  }
}

function told({ facts, token }: { readonly facts: LinkFacts; readonly token: string }): object {
  const { id, name, until } = facts;
  return { id, name, until, path: `${enterPath}/${token}` };
}

function readWish(body: string | null): z.infer<typeof wishSchema> | { readonly problem: string } {
  const example = 'give {"until": "2027-01-31T18:00:00Z", "name": "the office"}';
  let given: unknown;
  try {
    given = JSON.parse(body ?? "");
  } catch {
    return { problem: `this is no JSON: ${example}` };
  }
  const read = wishSchema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return { problem: `${issue?.path.join(".") || "a link"}: ${issue?.message}; ${example}` };
}

function refuse(response: ServerResponse, code: Code, message: string): void {
  const headers = code === "unauthorized" ? { "www-authenticate": challenge } : undefined;
  tell(response, statuses[code], { error: { code, message } }, headers);
}

function tell(
  response: ServerResponse,
  status: number,
  answer: object | null = null,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = answer === null ? undefined : Buffer.from(JSON.stringify(answer));
  const described = body && {
    "content-type": "application/json; charset=utf-8",
    "content-length": body.length,
  };
  response.writeHead(status, { "cache-control": "no-store", ...described, ...headers });
  response.end(body);
}
