/**
 * The browser's copy of the board: what somebody watches is held, kept in step over one connection,
 * and told at most once a frame. Making one has no effects; `start` connects.
 */
import type { Cancel } from "../clock.ts";
import type { Pace, TopicSnapshot } from "../wire/messages.ts";
import { protocolVersion } from "../wire/version.ts";
import { Budget } from "./budget.ts";
import { ClockOffset } from "./clock-offset.ts";
import { type Connection, connectionFirst, type Status } from "./connection.ts";
import type { Holding } from "./holding.ts";
import { Holdings } from "./holdings.ts";
import { type Ask, ask, type Connect, type Fitting, type Greeting, type Link } from "./link.ts";
import { Liveness } from "./liveness.ts";
import { Meter, type Reading, readingNone } from "./meter.ts";
import type { Outcome } from "./outcome.ts";
import { type Choice, Pacing } from "./pacing.ts";
import { Pause, type Waiting } from "./pause.ts";
import { normalized, type Selection, selectionKey } from "./selection.ts";
import { Signal } from "./signal.ts";
import { Subscriptions } from "./subscriptions.ts";
import type { SubscriptionsListener } from "./subscriptions-listener.ts";
import type { Surroundings } from "./surroundings.ts";
import { Telling } from "./telling.ts";

/** How often the meter is read while somebody looks at it, ms. */
const readingEveryMs = 1_000;

export class Mirror {
  readonly #surroundings: Surroundings;
  readonly #connect: Connect;
  readonly #holdings: Holdings;
  readonly #subscriptions: Subscriptions;
  readonly #pacing: Pacing;
  readonly #budget: Budget;
  readonly #offset: ClockOffset;
  readonly #liveness: Liveness;
  readonly #meter = new Meter();
  #link: Link | null = null;
  #open = false;
  #everOpen = false;
  #caughtUp = false;
  #online = true;
  #unlisten: Cancel | null = null;
  #epoch: string;

  /** Tells of a new `connection`. */
  readonly onConnection = new Signal();
  #connection = connectionFirst;
  /** Tells of a new `choice`. */
  readonly onChoice = new Signal();
  /** Tells of a new `fitted`. */
  readonly onFitted: Signal;
  /** Tells of a new `reading`; the meter is read only while somebody listens. */
  readonly onReading: Signal;
  #reading: Reading = readingNone;

  /** Tells of a new `waiting`; what waits is counted only while somebody listens. */
  readonly onWaiting: Signal;
  readonly #pause: Pause;
  readonly #telling: Telling;

  /** @param epoch the board's life from which the page was drawn; empty if none. */
  constructor(connect: Connect, surroundings: Surroundings, epoch = "") {
    const { clock } = surroundings;
    this.#connect = connect;
    this.#surroundings = surroundings;
    this.#epoch = epoch;
    this.#offset = new ClockOffset(clock);
    this.#liveness = new Liveness(clock, () => surroundings.hidden());
    this.#budget = new Budget(clock);
    this.onFitted = this.#budget.onFitting;
    this.#pacing = new Pacing(clock, (pace) => this.#subscriptions.paceTold(pace));
    const listener: SubscriptionsListener = {
      applied: (holding, outcome, first) => this.#applied(holding, outcome, first),
      answered: () => this.#updateConnection(),
      changed: (holding) => this.#telling.soil(holding),
      caughtUp: () => {
        this.#caughtUp = true;
        this.#updateConnection();
      },
    };
    const pace = () => this.#pacing.effective;
    this.#subscriptions = new Subscriptions(clock, pace, listener, surroundings.stage);
    this.#holdings = new Holdings(clock, this.#subscriptions);
    this.#pause = new Pause(clock, this.#holdings, this.#pacing, () => {
      this.#subscriptions.finish();
      this.#telling.tell();
    });
    this.onWaiting = this.#pause.onWaiting;
    this.#telling = new Telling(surroundings, () =>
      this.#meter.drawn(clock.now(), this.serverNow()),
    );
    this.onReading = new Signal(() => {
      const read = () => {
        this.#reading = this.#meter.read(clock.now());
        this.onReading.tell();
      };
      return clock.every(readingEveryMs, read);
    });
  }

  /** Connects, and stays connected until `stop`. Calling it again does nothing. */
  start(): void {
    if (this.#link !== null) return;
    this.#pacing.setHidden(this.#surroundings.hidden());
    this.#online = this.#surroundings.online();
    this.#unlisten = this.#surroundings.onChange(() => this.#surroundingsChanged());
    this.#updateConnection();
    this.#link = this.#connect({
      opened: () => this.#opened(),
      closed: () => this.#closed(),
      hello: (greeting) => this.#greeted(greeting),
      delta: (delta) => this.#subscriptions.delta(delta),
      frame: (frame) => this.#subscriptions.frame(frame),
      fitted: (fitting) => this.#budget.heard(fitting),
      received: (bytes) => {
        const now = this.#surroundings.clock.now();
        this.#meter.received(now, bytes);
        this.#liveness.heard(now);
      },
      transport: (transport) => this.#updateConnection({ transport }),
    });
  }

  /** Ends the connection; what is held stays, and `start` goes on from there. Leaves no timer. */
  stop(): void {
    this.#unlisten?.();
    this.#unlisten = null;
    this.#telling.stop();
    if (this.#open) this.#closed();
    this.#link?.close();
    this.#link = null;
    this.#holdings.settle();
  }

  /**
   * Takes what a page was drawn from, before its parts are drawn; pairs of the same index belong
   * together. What is held already is left as it is, so that it may be called again.
   */
  seed(snapshots: readonly TopicSnapshot[], selections: readonly Selection[]): void {
    for (const [index, snapshot] of snapshots.entries()) {
      const selection = selections[index];
      if (selection !== undefined) this.#holdings.seed(normalized(selection), snapshot);
    }
  }

  /** Watches a part of the board. Each call wants its own `release`. */
  watch(selection: Selection): Holding {
    return this.#holdings.watch(normalized(selection));
  }

  /** Ends a watch. */
  release(holding: Holding): void {
    this.#holdings.release(holding);
  }

  /** The holding in which a selection can be seen, watched or not, or null. Normalized ones only. */
  find(selection: Selection, key = selectionKey(selection)): Holding | null {
    return this.#holdings.find(selection, key);
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** When the server was heard of last, ms since the epoch by this machine's clock, or null. */
  get heardAt(): number | null {
    return this.#liveness.heardAt;
  }

  /** The pace and the pause as the viewer chose them. */
  get choice(): Choice {
    return this.#pacing.choice;
  }

  /** Deltas a second, at most; 0 ends them. */
  setPace(pace: Pace): void {
    if (this.#pacing.choose({ ...this.choice, pace })) this.onChoice.tell();
  }

  /** Holds still what is watched, all as it was at one moment (see `Pause`), or lets it move again. */
  setPaused(paused: boolean): void {
    if (!this.#pacing.choose({ ...this.choice, paused })) return;
    if (paused) this.#pause.begin();
    else for (const holding of this.#pause.end()) this.#telling.soil(holding);
    this.onChoice.tell();
  }

  /** What waits while the viewer pauses; null while the page moves. */
  get waiting(): Waiting | null {
    return this.#pause.waiting;
  }

  /** Tells the listeners now what they would be told at the next frame. */
  tell(): void {
    this.#telling.tell();
  }

  /** What this viewer wants to spend at most, kB/s; null without a limit. */
  get budget(): number | null {
    return this.#budget.chosen;
  }

  /** What the server made of the budget; null where it has not said. */
  get fitted(): Fitting | null {
    return this.#budget.fitting;
  }

  /** Limits what the server may send, kB/s; null ends the limit. */
  setBudget(kilobytesPerSecond: number | null): void {
    if (this.#budget.choose(kilobytesPerSecond)) this.onChoice.tell();
  }

  /** The last reading of the meter. */
  get reading(): Reading {
    return this.#reading;
  }

  /** The time by the server's clock, ms since the epoch. */
  serverNow(): number {
    return this.#surroundings.clock.now() + this.#offset.offset;
  }

  /** Asks the server to do something; where it cannot be asked that is as a refusal. */
  readonly ask: Ask = (event, message) => ask(this.#open ? this.#link : null, event, message);

  #opened(): void {
    const link = this.#link;
    if (link === null) return;
    this.#open = true;
    this.#caughtUp = false;
    const reconnects = this.#connection.reconnects + (this.#everOpen ? 1 : 0);
    this.#everOpen = true;
    this.#updateConnection({ reconnects });
    this.#pacing.opened(link);
    // Before the subscriptions, so that what they bring is within it.
    this.#budget.opened(link);
    this.#subscriptions.opened(link);
    this.#offset.opened(link);
    this.#liveness.opened(link);
  }

  #closed(): void {
    this.#open = false;
    this.#subscriptions.closed();
    this.#pacing.closed();
    this.#budget.closed();
    this.#offset.closed();
    this.#liveness.closed();
    this.#updateConnection({ transport: null });
  }

  #greeted({ protocol, epoch, operator, keys = "none" }: Greeting): void {
    if (protocol !== protocolVersion) this.#surroundings.renew(protocolVersion, protocol);
    if (epoch !== this.#epoch) this.#holdings.forgetIdle();
    this.#epoch = epoch;
    this.#updateConnection({ operator, keys });
  }

  #applied(holding: Holding, outcome: Outcome, first: boolean): void {
    const now = this.#surroundings.clock.now();
    // A snapshot, as old as its table's last change, and what waits unseen have no age to tell.
    const says = !outcome.snapshot && outcome.at > 0 && !holding.isStill;
    const left = holding.conflation.take(outcome, first, now);
    this.#meter.delta(now, left, says ? outcome.at : null);
    if (!holding.isStill || holding.hasNews) this.#telling.soil(holding);
  }

  #surroundingsChanged(): void {
    this.#pacing.setHidden(this.#surroundings.hidden());
    this.#telling.surroundingsChanged();
    const online = this.#surroundings.online();
    if (!online || this.#online) this.#liveness.look();
    else if (this.#open) this.#liveness.check();
    else this.#link?.renew();
    this.#online = online;
    this.#updateConnection();
  }

  #status(): Status {
    if (this.#open) return this.#caughtUp ? "live" : "catching-up";
    if (!this.#surroundings.online()) return "offline";
    return this.#everOpen ? "reconnecting" : "connecting";
  }

  #updateConnection(change: Partial<Connection> = {}): void {
    const old = this.#connection;
    const status = this.#status();
    const since =
      status === old.status && old.since > 0 ? old.since : this.#surroundings.clock.now();
    const encoding = this.#subscriptions.encoding;
    const next = { ...old, ...change, status, since, encoding };
    const names = Object.keys(next) as (keyof Connection)[];
    if (names.every((name) => next[name] === old[name])) return;
    this.#connection = next;
    this.onConnection.tell();
  }
}
