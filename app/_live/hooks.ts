"use client";

import { useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { windowTurns } from "../../lib/drawing/window-turns.ts";
import { type Connection, connectionFirst } from "../../lib/mirror/connection.ts";
import type { Fitting } from "../../lib/mirror/link.ts";
import { type Reading, readingNone } from "../../lib/mirror/meter.ts";
import { choiceDefault } from "../../lib/mirror/pacing.ts";
import type { Waiting } from "../../lib/mirror/pause.ts";
import type { Picture } from "../../lib/mirror/picture.ts";
import type { View } from "../../lib/mirror/view.ts";
import type { Row, Topic, TopicFamily } from "../../lib/schema/topics.ts";
import type { Control, Controlled, Pace, Refused } from "../../lib/wire/messages.ts";
import { useMirror } from "./live-context.ts";
import { TakeoverContext } from "./taken-over.tsx";
import { useView } from "./use-view.ts";

export type { Connection } from "../../lib/mirror/connection.ts";
export type { Waiting } from "../../lib/mirror/pause.ts";

/** Which part of a topic is wanted; all where nothing is said. */
export interface WatchOptions {
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
}

/** A row under its key; the same object while the row does not change. */
export interface Keyed<F extends TopicFamily> {
  readonly key: string;
  readonly row: Row<F>;
}

/** A table to be read at any time. */
export interface LiveTable<F extends TopicFamily> {
  get(key: string): Row<F> | null;
  /** The same array while nothing changes. */
  rows(): readonly Keyed<F>[];
  /** The same array while no row comes or goes. */
  keys(): readonly string[];
  readonly size: number;
  /** Whether all rows are known, and not only some that the page was drawn from. */
  readonly whole: boolean;
  /** Hears of changed keys, at most once a frame; the set is valid only during the call. */
  onChange(listener: (changed: ReadonlySet<string>) => void): () => void;
}

/** How much of a frame is taken by a part that React draws anew, in lines of text. */
const rowWeight = 3;
const rowsWeight = 6;
/** Of what seldom is drawn anew when it is heard of. */
const seldom = 0;

const noRows: readonly never[] = [];
const noKeys: readonly string[] = [];
const never = () => () => undefined;

/** A row, or null where it is not (yet) there. Draws again only when that row changed. */
export function useRow<F extends TopicFamily>(
  topic: Topic<F> | null,
  key: string | null,
  options?: WatchOptions,
): Row<F> | null {
  const view = useView(topic, options);
  const watch = useCallback(
    (listener: () => void) =>
      view === null
        ? never()
        : key === null
          ? view.watch()
          : inTurns((hear) => view.onRow(key, hear), listener, rowWeight),
    [view, key],
  );
  const now = () => (key === null ? null : (view?.now.get(key) ?? null));
  const seeded = () => (key === null ? null : (view?.seeded.get(key) ?? null));
  return useSyncExternalStore(watch, now, seeded) as Row<F> | null;
}

/** All rows; the same array while nothing changes. */
export function useRows<F extends TopicFamily>(
  topic: Topic<F> | null,
  options?: WatchOptions,
): readonly Keyed<F>[] {
  const view = useView(topic, options);
  const watch = useWatch(view, rowsWeight);
  const now = () => view?.now.rows() ?? noRows;
  const seeded = () => view?.seeded.rows() ?? noRows;
  return useSyncExternalStore(watch, now, seeded) as unknown as readonly Keyed<F>[];
}

/**
 * What is made of all rows, such as a state that few of their columns decide. Draws again only when
 * it reads otherwise: the same object until then.
 */
export function useMade<F extends TopicFamily, Made>(
  topic: Topic<F>,
  make: (rows: readonly Row<F>[]) => Made,
): Made {
  const view = useView(topic);
  const watch = useWatch(view);
  const [last] = useState<{ made: Made | null; text: string }>(() => ({ made: null, text: "" }));
  const read = (rows: readonly { readonly row: unknown }[]): Made => {
    const made = make(rows.map(({ row }) => row as Row<F>));
    const text = JSON.stringify(made);
    if (last.made === null || last.text !== text) Object.assign(last, { made, text });
    return last.made ?? made;
  };
  const now = () => read(view?.now.rows() ?? noRows);
  const seeded = () => read(view?.seeded.rows() ?? noRows);
  return useSyncExternalStore(watch, now, seeded);
}

/** The keys of all rows; changes only when rows come or go. */
export function useKeys<F extends TopicFamily>(
  topic: Topic<F> | null,
  options?: WatchOptions,
): readonly string[] {
  const view = useView(topic, options);
  const watch = useWatch(view);
  const now = () => view?.now.keys() ?? noKeys;
  const seeded = () => view?.seeded.keys() ?? noKeys;
  return useSyncExternalStore(watch, now, seeded);
}

/** The table itself, kept up to date. Never draws again by data: for what writes cells itself. */
export function useTable<F extends TopicFamily>(
  topic: Topic<F> | null,
  options?: WatchOptions,
): LiveTable<F> {
  const view = useView(topic, options);
  const shown = useShown(view);
  useEffect(() => view?.watch(), [view]);
  return useMemo(
    () =>
      ({
        get: (key: string) => shown()?.get(key) ?? null,
        rows: () => shown()?.rows() ?? noRows,
        keys: () => shown()?.keys() ?? noKeys,
        get size() {
          return shown()?.size ?? 0;
        },
        get whole() {
          return view?.whole ?? false;
        },
        onChange: (listener: (changed: ReadonlySet<string>) => void) =>
          view?.onChange(listener) ?? never(),
      }) as unknown as LiveTable<F>,
    [view, shown],
  );
}

/** Reads what is known of a part without watching it, such as what the page was drawn from. */
export function useKnown<F extends TopicFamily>(
  topic: Topic<F> | null,
  options?: WatchOptions,
): (key: string) => Row<F> | null {
  const shown = useShown(useView(topic, options));
  return useCallback((key: string) => (shown()?.get(key) ?? null) as Row<F> | null, [shown]);
}

/** What a view shows at any time: what is known now, or what a part that comes alive was drawn from. */
function useShown(view: View | null): () => Picture | null {
  const takeover = useContext(TakeoverContext);
  return useCallback(() => {
    if (view === null) return null;
    return takeover?.asSeeded ? view.seeded : view.now;
  }, [view, takeover]);
}

/** Whether the server says that there is no such topic. */
export function useMissing(topic: Topic | null, options?: WatchOptions): boolean {
  const view = useView(topic, options);
  const watch = useWatch(view);
  const now = () => view?.missing ?? false;
  return useSyncExternalStore(watch, now, () => false);
}

/** How the connection stands. */
export function useConnection(): Connection {
  const mirror = useMirror();
  const now = () => mirror.connection;
  return useSyncExternalStore(mirror.onConnection.listen, now, () => connectionFirst);
}

/** What comes in, read once a second. */
export function useMeter(): Reading {
  const mirror = useMirror();
  const now = () => mirror.reading;
  return useSyncExternalStore(mirror.onReading.listen, now, () => readingNone);
}

/** The viewer's own pace and pause, for the whole page. */
export function usePace(): {
  pace: Pace;
  setPace(pace: Pace): void;
  paused: boolean;
  setPaused(paused: boolean): void;
} {
  const mirror = useMirror();
  const now = () => mirror.choice;
  const choice = useSyncExternalStore(mirror.onChoice.listen, now, () => choiceDefault);
  const setPace = useCallback((pace: Pace) => mirror.setPace(pace), [mirror]);
  const setPaused = useCallback((paused: boolean) => mirror.setPaused(paused), [mirror]);
  return { ...choice, setPace, setPaused };
}

/** What waits while the viewer pauses, counted a few times a second; null while the page moves. */
export function useWaiting(): Waiting | null {
  const mirror = useMirror();
  const now = () => mirror.waiting;
  return useSyncExternalStore(mirror.onWaiting.listen, now, () => null);
}

/** What the viewer wants to spend at most, kB/s, and what the server made of it. */
export function useBudget(): {
  /** Null without a limit. */
  budget: number | null;
  setBudget(kilobytesPerSecond: number | null): void;
  /** Null where the server has not said: an older one never does. */
  fitted: Fitting | null;
} {
  const mirror = useMirror();
  const budget = useSyncExternalStore(
    mirror.onChoice.listen,
    () => mirror.budget,
    () => null,
  );
  const fitted = useSyncExternalStore(
    mirror.onFitted.listen,
    () => mirror.fitted,
    () => null,
  );
  const setBudget = useCallback((chosen: number | null) => mirror.setBudget(chosen), [mirror]);
  return { budget, setBudget, fitted };
}

/** Changes the feed's settings for everybody; resolves to what holds then, or to the refusal. */
export function useControl(): (change: Control) => Promise<Controlled | Refused> {
  const mirror = useMirror();
  return useCallback((change: Control) => mirror.ask("control", change), [mirror]);
}

/** The time by the server's clock, ms since the epoch. */
export function useServerNow(): () => number {
  const mirror = useMirror();
  return useCallback(() => mirror.serverNow(), [mirror]);
}

/** When the server was heard of last, ms since the epoch by this machine's clock; null for never. */
export function useHeardAt(): () => number | null {
  const mirror = useMirror();
  return useCallback(() => mirror.heardAt, [mirror]);
}

/** Watches all that a view shows. */
function useWatch(view: View | null, weight = seldom): (listener: () => void) => () => void {
  return useCallback(
    (listener: () => void) =>
      view === null ? never() : inTurns((hear) => view.onChange(hear), listener, weight),
    [view, weight],
  );
}

/** Has a listener called in a turn of its own after what it listens for. */
function inTurns(
  watch: (hear: () => void) => () => void,
  listener: () => void,
  weight: number,
): () => void {
  const draw = () => listener();
  let waiting = () => {};
  const stop = watch(() => {
    waiting = windowTurns.ask(draw, weight);
  });
  return () => {
    stop();
    waiting();
  };
}
