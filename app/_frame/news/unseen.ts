"use client";
/** What has happened while nobody looked: a count in the tab's title, and a dot on its icon. */
import { iconAddress, iconWithDotAddress } from "../icon.ts";
import { setUnseen } from "../title.ts";

let count = 0;

function show(): void {
  setUnseen(count);
  const address = count > 0 ? iconWithDotAddress : iconAddress;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon !== null && icon.href !== address) icon.href = address;
}

/** Counts more of it. */
export function addUnseen(more: number): void {
  count += more;
  show();
}

/** Forgets it as soon as somebody looks. Returns how to end that. */
export function forgetWhenSeen(): () => void {
  const onChange = () => {
    if (document.hidden || count === 0) return;
    count = 0;
    show();
  };
  document.addEventListener("visibilitychange", onChange);
  return () => document.removeEventListener("visibilitychange", onChange);
}
