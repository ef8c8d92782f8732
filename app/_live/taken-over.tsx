"use client";

import {
  createContext,
  type ReactNode,
  useInsertionEffect,
  useState,
  useSyncExternalStore,
} from "react";

/** How far a part of a page is that comes alive after the page around it. */
export interface Takeover {
  /**
   * Whether it is still drawn as the server drew it, for React to find again what stands in the
   * page; by then the tables have changed.
   */
  asSeeded: boolean;
}

/** Null where there is nothing to take over, or where it is done with the page. */
export const TakeoverContext = createContext<Takeover | null>(null);

const never = () => () => undefined;

/** Around a part that comes alive late: has tables read as the page was drawn from them, once. */
export function TakenOver({ children }: { children: ReactNode }): ReactNode {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [takeover] = useState<Takeover>(() => ({ asSeeded: !alive }));
  // Before the effects of what is inside, which bring it up to date.
  useInsertionEffect(() => {
    takeover.asSeeded = false;
  }, [takeover]);
  return <TakeoverContext value={takeover}>{children}</TakeoverContext>;
}
