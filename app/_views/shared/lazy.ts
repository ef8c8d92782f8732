"use client";
/**
 * Code that comes when it is about to be needed. A page brings what its first screen shows; what
 * opens over it, and charts, come when the pointer or the focus reaches the button that opens them.
 */
import { useEffect, useSyncExternalStore } from "react";
import { systemClock } from "../../../lib/clock.ts";

const nextTask = () =>
  new Promise<void>((resolve) => {
    systemClock.after(0, resolve);
  });

/** One module that can be asked for, and is kept once it is there. */
export class LazyCode<Module> {
  readonly #load: () => Promise<Module>;
  readonly #listeners = new Set<() => void>();
  #module: Module | null = null;
  #coming = false;

  /** @param load `() => import("./some-panel.tsx")`, written out so that the bundler sees it */
  constructor(load: () => Promise<Module>) {
    this.#load = load;
  }

  /** Asks for the code unless it is there or on its way. */
  readonly preload = (): void => {
    if (this.#coming) return;
    this.#coming = true;
    const load = async () => {
      const module = await this.#load();
      // In a task of its own: to run a module is one thing, to draw what it brings another.
      await nextTask();
      return module;
    };
    load().then(
      (module) => {
        this.#module = module;
        for (const listener of this.#listeners) listener();
      },
      () => {
        // Out of reach, as when the line is cut: the next one who asks tries again.
        this.#coming = false;
      },
    );
  };

  /** The module, or null while it is not there. */
  readonly now = (): Module | null => this.#module;

  /** Calls back when the code has come. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Handlers for the button that will need the code: it comes while the finger is still on its way. */
export function preloadOn(...codes: readonly LazyCode<unknown>[]) {
  const preload = () => {
    for (const code of codes) code.preload();
  };
  return { onPointerEnter: preload, onFocus: preload, onTouchStart: preload } as const;
}

/**
 * The module once it has come; null before that, and while the server draws.
 * @param wanted whether it is needed now, such as `open`: asks for it
 */
export function useLazyCode<Module>(code: LazyCode<Module>, wanted: boolean): Module | null {
  useEffect(() => {
    if (wanted) code.preload();
  }, [code, wanted]);
  return useSyncExternalStore(code.listen, code.now, () => null);
}

/** Calls back when the page has nothing better to do. Returns how to end that. */
export function whenIdle(callback: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(callback, 2_000);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(callback, { timeout: 3_000 });
  return () => cancelIdleCallback(asked);
}
