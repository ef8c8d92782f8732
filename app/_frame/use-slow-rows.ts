"use client";
import { useCallback, useSyncExternalStore } from "react";
import type { Row, Topic, TopicFamily } from "../../lib/schema/topics.ts";
import { useView } from "../_live/use-view.ts";

/** Least time between two drawings, ms: what moves along cannot be read any faster. */
const restMs = 500;

const noRows: readonly never[] = [];

/** All rows of a part, drawn anew twice a second at most; for what is looked at in passing. */
export function useSlowRows<F extends TopicFamily>(
  topic: Topic<F>,
  part: { readonly rows: readonly string[]; readonly columns: readonly string[] },
): readonly { readonly key: string; readonly row: Row<F> }[] {
  const view = useView(topic, part);
  const watch = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const stop = view?.onChange(() => {
        timer ??= setTimeout(() => {
          timer = null;
          listener();
        }, restMs);
      });
      return () => {
        if (timer !== null) clearTimeout(timer);
        stop?.();
      };
    },
    [view],
  );
  const now = () => view?.now.rows() ?? noRows;
  const seeded = () => view?.seeded.rows() ?? noRows;
  return useSyncExternalStore(watch, now, seeded) as unknown as readonly {
    readonly key: string;
    readonly row: Row<F>;
  }[];
}
