/**
 * The HTTP server with the gateway on it: pages, health, metrics and the board on one port. It gets its
 * parts from outside, so that a test mounts the same server without pages.
 */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import type { Clock } from "../lib/clock.ts";
import { AccessFront } from "./access/front.ts";
import type { Board } from "./board/board.ts";
import { type Config, isLoopback } from "./config/config.ts";
import { Random } from "./feed/simulator/random.ts";
import { createGateway, type Gateway, type GatewayOptions } from "./gateway/gateway.ts";
import { isLive } from "./gateway/http/http-front.ts";
import { limitsDefault } from "./gateway/limits.ts";
import { Labs } from "./lab/labs.ts";
import { type OwnAddress, provoke } from "./lab/refusals.ts";
import { watchLabs } from "./lab/watch.ts";
import { containedClock } from "./ops/contained-clock.ts";
import { markDocument } from "./ops/document.ts";
import { Faults } from "./ops/faults.ts";
import { Forwarded } from "./ops/forwarded.ts";
import { answerHealth } from "./ops/health.ts";
import { Listeners } from "./ops/listeners.ts";
import type { Logger } from "./ops/log.ts";
import { Metrics } from "./ops/metrics.ts";
import { answerMetrics } from "./ops/metrics-answer.ts";
import { type ProgramCounts, programNone } from "./ops/metrics-program.ts";
import { OpenConnections } from "./ops/open-connections.ts";
import { PageDoor } from "./ops/page-door.ts";
import { ProxyHint } from "./ops/proxy-hint.ts";
import { RefusalLog } from "./ops/refusal-log.ts";
import { targetProblem } from "./ops/request-target.ts";
import { Requests } from "./ops/requests.ts";
import { securedResponse } from "./ops/security-headers.ts";
import { Sparing } from "./ops/sparing.ts";
import { boundConnections, httpOptions } from "./ops/tcp-door.ts";
import { isUpgrade } from "./ops/upgrades.ts";

/** Answers a request for a page. @param address of who asks, as viewers are counted. */
export type PagesHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
) => unknown;

export interface ServerParts {
  readonly board: Board;
  readonly clock: Clock;
  readonly log: Logger;
  /** Its own, unless the program has others to count there. */
  readonly faults?: Faults;
  /** For the metrics. */
  readonly counts?: () => ProgramCounts;
  /** The program's version. */
  readonly version: string;
  readonly control: GatewayOptions["control"];
  /**
   * Whether all feeds have put what they have on the board; until then nobody is let in, since a
   * reader would be told that what is not there yet does not exist. Always, unless given.
   */
  readonly isOpen?: GatewayOptions["isOpen"];
  readonly limits?: GatewayOptions["limits"];
}

/** What of the configuration the server needs. */
export type ServerConfig = Pick<
  Config,
  "host" | "port" | "operatorKey" | "allowedOrigins" | "allowedHosts"
> &
  Partial<Pick<Config, "trustProxy" | "viewerKey" | "dev">>;

export class BoardServer {
  readonly http: Server;
  readonly gateway: Gateway;
  readonly #config: ServerConfig;
  readonly #parts: ServerParts;
  readonly #isOpen: () => boolean;
  readonly #access: AccessFront;
  readonly #forwarded: Forwarded;
  readonly #metrics: Metrics;
  readonly #requests: Requests;
  readonly #listeners: Listeners;
  readonly #connections: OpenConnections;
  readonly #pageDoor: PageDoor;
  readonly #labs: Labs;
  readonly #refusals: RefusalLog;
  #pages: PagesHandler | null = null;
  #draining = false;

  constructor(config: ServerConfig, parts: ServerParts) {
    this.#config = config;
    this.#parts = parts;
    this.#isOpen = parts.isOpen ?? (() => true);
    const { clock, log } = parts;
    const faults = parts.faults ?? new Faults(log, () => clock.now());
    const sparing = new Sparing(
      () => clock.now(),
      (kind, count) => log.warn(`${count} more ${kind} of the gateway`),
    );
    this.#requests = new Requests(faults, parts.board.epoch);
    this.#forwarded = new Forwarded(config.trustProxy);
    const warn = (message: string) => log.warn(message);
    const proxyHint = new ProxyHint(config.trustProxy, this.#forwarded, warn);
    const secured = securedResponse((request) => this.#forwarded.isSecure(request));
    const limits = { ...limitsDefault, ...parts.limits };
    const options = {
      ...httpOptions(limits),
      shouldUpgradeCallback: (request: IncomingMessage) => isUpgrade(request, config.dev === true),
      ServerResponse: secured,
      // Of two hosts or keys all else would look at the first, and a proxy perhaps at the second.
      joinDuplicateHeaders: true,
    };
    this.http = createServer(options, (request, response) => {
      proxyHint.look(request);
      const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
      this.#requests.contain(path, response, () => this.#answer(path, request, response));
    });
    this.#refusals = new RefusalLog(clock, (line) => log.warn(line));
    const bounds = { limits, forwarded: this.#forwarded, refusals: this.#refusals, clock };
    boundConnections(this.http, bounds);
    this.#listeners = new Listeners(this.http);
    this.#connections = new OpenConnections(this.http, this.#listeners, clock);
    this.#pageDoor = new PageDoor(bounds);
    const { operatorKey, viewerKey, host, allowedOrigins, allowedHosts } = config;
    const loopback = isLoopback(host);
    const origins = { loopback, allowedOrigins, allowedHosts, machine: hostname() };
    this.#access = new AccessFront({
      keys: { viewer: viewerKey ?? null, operator: operatorKey },
      origins,
      forwarded: this.#forwarded,
      now: () => parts.clock.now(),
      random: randomBytes,
      log: parts.log,
      viewersByLink: () => this.gateway.viewersByLink(),
      seeThrough: (path, response, work) => this.#requests.seeThrough(path, response, work),
    });
    this.#labs = new Labs({
      clock: containedClock(clock, (error) => faults.note("lab", error, "a lab's timer failed")),
      chanceOf(id) {
        const random = new Random(id, "lab");
        return () => random.uniform();
      },
      provoke: (deed) => provoke(deed, this.#ownAddress(), this.#access.ownEntry(), clock),
    });
    this.gateway = createGateway(this.http, {
      board: parts.board,
      more: this.#labs,
      lab: (command) => this.#labs.command(command),
      clock: containedClock(clock, (error) => faults.note("gateway", error, "a timer failed")),
      version: parts.version,
      control: parts.control,
      isOpen: this.#isOpen,
      forwarded: this.#forwarded,
      access: this.#access,
      refusals: this.#refusals,
      origins,
      log: {
        info(message) {
          if (sparing.take("lines")) log.info(message);
        },
        warn(message) {
          if (sparing.take("warnings")) log.warn(message);
        },
        error: (error, message) => faults.note("gateway", error, message),
      },
      limits,
    });
    // After all that listens to the server, so as to be told before it.
    watchLabs(
      this.http,
      (id, request) => (this.#access.mayLook(request) ? this.#labs.open(id) : null),
      (watch) => faults.contain("lab", "watching a request failed", watch),
    );
    this.#metrics = new Metrics({
      board: parts.board,
      counters: () => this.gateway.counters(),
      program: {
        counts: parts.counts ?? (() => programNone),
        faults,
        refused: () => ({ ...this.#refusals.counts(), ...this.#access.inVain() }),
      },
      version: parts.version,
    });
  }

  /** Begins to listen; pages are answered with 503 until `serve`. @throws Error of the system. */
  listen(): Promise<AddressInfo> {
    const { port, host } = this.#config;
    return this.#listeners.open(host, port);
  }

  /** Hands over requests for pages. */
  serve(pages: PagesHandler): void {
    this.#pages = pages;
  }

  /**
   * Lets nobody in any more, sends viewers away, answers what has been asked, and cuts who does not
   * go.
   */
  async close(graceMs?: number): Promise<void> {
    this.#draining = true;
    const sayGoodbye = () => {
      this.gateway.close();
      this.#labs.close();
    };
    await this.#connections.close(sayGoodbye, graceMs);
    this.#refusals.stop();
  }

  /** Where the server itself can reach its port. */
  #ownAddress(): OwnAddress {
    const { address, family, port } = this.http.address() as AddressInfo;
    const loopback = family === "IPv6" ? "::1" : "127.0.0.1";
    return { host: /^(0\.0\.0\.0|::)$/.test(address) ? loopback : address, port };
  }

  #answer(path: string, request: IncomingMessage, response: ServerResponse): void {
    const ready = this.#parts.board.ready && this.#isOpen();
    const state = { ready, draining: this.#draining };
    const problem = targetProblem(request.url ?? "");
    if (problem !== null) {
      refuseForm(response, problem);
      return;
    }
    if (answerHealth(path, state, response)) return;
    if (this.#access.turnsAway(request, response)) {
      this.#refusals.note("origin", this.#forwarded.addressOf(request));
      return;
    }
    if (!isLive(path) && this.#pageDoor.turnsAway(path, request, response)) return;
    const who = this.#access.who(request);
    if (answerMetrics(path, request, response, this.#metrics, who)) return;
    if (this.gateway.answer(path, request, response, who)) return;
    if (this.#access.answer(path, request, response, who)) return;
    const pages = this.#pages;
    if (pages === null) {
      response.writeHead(503, {
        "content-type": "text/plain; charset=utf-8",
        "retry-after": "1",
        // A browser that came too early comes again by itself.
        refresh: "1",
      });
      response.end("Bigboard is starting.\n");
      return;
    }
    if (!isDecodable(path)) {
      refuseForm(
        response,
        "this address is broken: % stands before two hexadecimal digits of UTF-8",
      );
      return;
    }
    markDocument(request);
    const address = this.#forwarded.addressOf(request);
    this.#requests.draw(path, response, () => pages(request, response, address));
  }
}

function refuseForm(response: ServerResponse, problem: string): void {
  response.writeHead(400, { "content-type": "text/plain; charset=utf-8" });
  response.end(`${problem}\n`);
}

/** Next answers an address that it cannot decode with an empty 500. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
