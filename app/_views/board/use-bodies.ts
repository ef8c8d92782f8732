"use client";
import { type RefObject, useEffect, useState } from "react";

/** Where the tiles of a sector go, px within the map. */
export interface Body {
  readonly sector: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box that is being drawn wider or narrower has to rest this long before it counts, ms. */
const restMs = 150;

/** The places that the sectors' boxes leave for tiles, measured when the map's size changes. */
export function useBodies(box: RefObject<HTMLElement | null>): readonly Body[] {
  const [bodies, setBodies] = useState<readonly Body[]>([]);
  useEffect(() => {
    const map = box.current;
    if (map === null) return;
    let size = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = () => {
      size = `${map.clientWidth} ${map.clientHeight}`;
      setBodies(bodiesOf(map));
    };
    const observer = new ResizeObserver(() => {
      if (size === `${map.clientWidth} ${map.clientHeight}`) return;
      clearTimeout(timer);
      timer = setTimeout(measure, size === "" ? 0 : restMs);
    });
    observer.observe(map);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [box]);
  return bodies;
}

function bodiesOf(map: HTMLElement): Body[] {
  const whole = map.getBoundingClientRect();
  // A page on a wall is zoomed; tiles are placed in the map's own pixels.
  const zoom = whole.width / map.offsetWidth || 1;
  return [...map.querySelectorAll<HTMLElement>("[data-body]")].map((node) => {
    const rect = node.getBoundingClientRect();
    const x = Math.round((rect.left - whole.left) / zoom);
    const y = Math.round((rect.top - whole.top) / zoom);
    return {
      sector: node.dataset.body ?? "",
      x,
      y,
      width: Math.round((rect.right - whole.left) / zoom) - x,
      height: Math.round((rect.bottom - whole.top) / zoom) - y,
    };
  });
}
