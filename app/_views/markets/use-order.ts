"use client";
/**
 * The order of the rows under live data: sorted anew at most once a second, and never under a
 * pointer or the keyboard's focus, so that nobody clicks on what has just moved there.
 */
import { useEffect, useEffectEvent, useState } from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";
import type { LiveTable } from "../../_live/hooks.ts";
import type { Arrangement } from "./arrangement.ts";
import { columnOf } from "./columns.ts";
import { OrderRun } from "./order-run.ts";

/** Least ms between two orders. */
const orderPeriodMs = 1_000;
/** Rows that are looked at in one go: some 3 ms. */
const rowsAtOnce = 2_500;

export interface Ordered {
  /** Symbols. */
  readonly order: readonly string[];
  /** Whether another order waits for the pointer or the focus to leave. */
  readonly waiting: boolean;
}

/**
 * @param first the order that stands until the table is there
 * @param held whether the order has to hold still
 */
export function useOrder(
  table: LiveTable<"quotes">,
  arrangement: Arrangement,
  watched: ReadonlySet<string>,
  first: readonly string[],
  held: boolean,
): Ordered {
  const { sort, descending, sector, query, watchedOnly } = arrangement;
  // Which columns are shown changes no order.
  const asked = [sort, descending, sector, query, watchedOnly].join("\n");
  const list = watchedOnly ? watched : null;
  const [sorted, setSorted] = useState(() => {
    const order = table.size === 0 ? first : OrderRun.whole(table, arrangement, watched);
    return { asked, list, order, waiting: false };
  });
  // What the viewer asks for is done at once, held or not.
  const answered = (sorted.asked === asked && sorted.list === list) || table.size === 0;
  const order = answered ? sorted.order : OrderRun.whole(table, arrangement, watched);
  if (!answered) setSorted({ asked, list, order, waiting: false });

  const begin = useEffectEvent(() => new OrderRun(table, arrangement, watched, sorted.order));
  const finish = useEffectEvent((next: readonly string[]) => {
    const same =
      next.length === sorted.order.length && next.every((key, at) => key === sorted.order[at]);
    const waiting = !same && held && sorted.order.length > 0;
    if (!same && !waiting) setSorted({ asked, list, order: next, waiting });
    else if (waiting !== sorted.waiting) setSorted({ ...sorted, waiting });
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked for or let go is looked at anew
  useEffect(() => {
    let waiting: Cancel | null = null;
    let keys: readonly string[] | null = null;
    const go = (run: OrderRun) => {
      waiting = null;
      if (run.step(rowsAtOnce)) finish(run.order());
      else waiting = systemClock.after(0, () => go(run));
    };
    // By what does not change, the order is another only when instruments come or go.
    const still = sort === "symbol" || columnOf(sort).reads.join() === "name";
    const due = () => {
      waiting = null;
      if (still && keys === table.keys()) return;
      keys = table.keys();
      go(begin());
    };
    const stop = table.onChange(() => {
      waiting ??= systemClock.after(keys === null ? 0 : orderPeriodMs, due);
    });
    if (table.size > 0) due();
    return () => {
      stop();
      waiting?.();
    };
  }, [table, asked, list, held]);

  return { order, waiting: sorted.waiting && held };
}
