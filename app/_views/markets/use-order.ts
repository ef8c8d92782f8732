"use client";
/**
 * The order of the rows under live data: sorted anew at most once a second, and never under a
 * pointer or the keyboard's focus, so that nobody clicks on what has just moved there.
 */
import { useEffect, useEffectEvent, useState } from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";
import type { LiveTable } from "../../_live/hooks.ts";
import { type Arrangement, arrange } from "./arrangement.ts";

/** Least ms between two orders. */
const orderPeriodMs = 1_000;

/**
 * @param held whether the order has to hold still; asked when a new one is due.
 * @returns symbols in order.
 */
export function useOrder(
  table: LiveTable<"quotes">,
  arrangement: Arrangement,
  watched: ReadonlySet<string>,
  held: () => boolean,
): readonly string[] {
  const asked = { arrangement, watched: arrangement.watchedOnly ? watched : null };
  const [sorted, setSorted] = useState(() => ({
    ...asked,
    order: arrange(table.rows(), arrangement, watched),
  }));
  // What the viewer asks for is done at once, held or not.
  const answered = sorted.arrangement === asked.arrangement && sorted.watched === asked.watched;
  const order = answered ? sorted.order : arrange(table.rows(), arrangement, watched);
  if (!answered) setSorted({ ...asked, order });

  const renew = useEffectEvent(() => {
    if (held() && sorted.order.length > 0) return;
    const next = arrange(table.rows(), arrangement, watched);
    const same =
      next.length === sorted.order.length && next.every((key, at) => key === sorted.order[at]);
    if (!same) setSorted({ ...asked, order: next });
  });
  const isEmpty = useEffectEvent(() => sorted.order.length === 0);

  useEffect(() => {
    let waiting: Cancel | null = null;
    const due = () => {
      waiting = null;
      renew();
    };
    const stop = table.onChange(() => {
      if (isEmpty()) renew();
      waiting ??= systemClock.after(orderPeriodMs, due);
    });
    renew();
    return () => {
      stop();
      waiting?.();
    };
  }, [table]);

  return order;
}
