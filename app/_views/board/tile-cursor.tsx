"use client";
/**
 * What lies over the tiles: one link, on the tile under the pointer or with the focus. So the
 * treemap is one tab stop with arrow keys within, and each tile still is a real link.
 */
import Link from "next/link";
import { useRouter } from "next/navigation";
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { useKeyHints } from "../../_frame/shortcuts/registry.ts";
import type { WatchOptions } from "../../_live/hooks.ts";
import type { TileRegistry } from "./sector-tiles.tsx";
import { TileName, TileTip } from "./tile-facts.tsx";
import { neighbourOf, type Tile, tileAt, type Way } from "./tile-neighbour.ts";
import styles from "./treemap.module.css";

interface TileCursorProps {
  registry: TileRegistry;
  /** What the tiles watch; whoever asks for the same shares it. */
  part: WatchOptions;
  /** Whether all tiles are drawn. */
  ready: boolean;
  /** The tiles. */
  children: ReactNode;
}

const hints = [
  { keys: ["←", "→", "↑", "↓"], label: "To the next tile" },
  { keys: ["Home"], label: "To the largest tile" },
  { keys: ["Enter"], label: "Open the instrument" },
];

const ways: Readonly<Record<string, Way>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

export const hrefOf = (symbol: string) => `/markets/${encodeURIComponent(symbol)}`;

export function TileCursor({ registry, part, ready, children }: TileCursorProps) {
  useKeyHints("Market map", hints);
  const router = useRouter();
  const root = useRef<HTMLDivElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  // Where Tab leads to; the largest tile until another one had the focus.
  const [home, setHome] = useState<string | null>(null);
  const [shown, setShown] = useState<"pointer" | "focus" | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const focusNext = useRef(false);

  const first = registry.keys().next().value ?? null;
  const kept = home !== null && registry.has(home) ? home : first;
  const symbol = shown === "pointer" ? (hovered ?? kept) : kept;
  const tile = symbol === null ? undefined : registry.get(symbol);

  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    link.current?.focus({ preventScroll: false });
  });

  const under = ({ clientX, clientY }: MouseEvent): Tile | null => {
    const node = root.current;
    if (node === null) return null;
    const rect = node.getBoundingClientRect();
    const zoom = rect.width / node.offsetWidth || 1;
    return tileAt(registry.values(), (clientX - rect.left) / zoom, (clientY - rect.top) / zoom);
  };

  const point = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const found = under(event);
    if (found === null) return;
    setHovered(found.symbol);
    setShown("pointer");
  };

  const leave = () => {
    setHovered(null);
    setShown(document.activeElement === link.current ? "focus" : null);
  };

  /** A tap, or a click faster than the link could follow. */
  const open = (event: MouseEvent) => {
    if (event.defaultPrevented || (event.target as Element).closest("a") !== null) return;
    const found = under(event);
    if (found !== null) router.push(hrefOf(found.symbol));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") setShown(null);
    const way = ways[event.key];
    const next =
      way !== undefined && tile !== undefined
        ? neighbourOf(registry.values(), tile, way)
        : event.key === "Home" && first !== null
          ? registry.get(first)
          : undefined;
    if (way === undefined && event.key !== "Home") return;
    event.preventDefault();
    if (next == null) return;
    focusNext.current = true;
    setHome(next.symbol);
    setHovered(null);
    setShown("focus");
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link in it takes keys and focus; this only follows the pointer to put it there
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link in it takes Enter
    <div
      ref={root}
      className={styles.tiles}
      onPointerMove={point}
      onPointerLeave={leave}
      onClick={open}
    >
      {children}
      {ready && symbol !== null && tile !== undefined && (
        <>
          <Link
            key={shown === "pointer" ? "pointer" : symbol}
            ref={link}
            href={hrefOf(symbol)}
            prefetch={false}
            draggable={false}
            className={styles.cursor}
            data-shown={shown !== null}
            style={{ left: tile.x, top: tile.y, width: tile.width, height: tile.height }}
            onKeyDown={onKeyDown}
            onFocus={() => {
              setHome(symbol);
              setShown("focus");
            }}
            onBlur={() => setShown((now) => (now === "focus" ? null : now))}
          >
            <TileName symbol={symbol} part={part} />
          </Link>
          {shown !== null && (
            <TileTip symbol={symbol} part={part} style={tipPlace(tile, root.current)} />
          )}
        </>
      )}
    </div>
  );
}

const tipWidth = 228;
const tipHeight = 62;
const gap = 6;

/** Under the tile, or over it where there is no room; inside the map from left to right. */
function tipPlace(tile: Tile, map: HTMLElement | null) {
  const width = map?.offsetWidth ?? 0;
  const height = map?.offsetHeight ?? 0;
  const left = Math.max(0, Math.min(width - tipWidth, tile.x + tile.width / 2 - tipWidth / 2));
  const under = tile.y + tile.height + gap;
  const top = under + tipHeight <= height ? under : Math.max(0, tile.y - gap - tipHeight);
  return { left, top };
}
