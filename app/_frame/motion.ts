"use client";

/** Whether nothing is to move by itself: the viewer's choice, or the system's. Browser only. */
export function reducedMotion(): boolean {
  return document.documentElement.dataset.motion === "reduced";
}
