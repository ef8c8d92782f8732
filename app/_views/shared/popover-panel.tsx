"use client";
import { Popover } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";
import { popupClass } from "./popup.ts";

interface PopoverPanelProps {
  /** What it stands beside, and where focus goes when it closes. */
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  heading: string;
  className: string;
  children: ReactNode;
}

/** A panel over the page: focus moves into it and back, Escape and a press outside close it. */
export function PopoverPanel({
  anchor,
  open,
  onOpenChange,
  heading,
  className,
  children,
}: PopoverPanelProps) {
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, { reason, event }) => {
        // The button's own click closes it; a press on it is none outside.
        const pressed = event.target instanceof Node && anchor.current?.contains(event.target);
        if (reason === "outside-press" && pressed) return;
        onOpenChange(next);
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          className="z-50"
          sideOffset={6}
          collisionPadding={8}
          align="end"
        >
          <Popover.Popup
            finalFocus={anchor}
            className={`${popupClass} max-h-(--available-height) max-w-[calc(100vw-16px)] overflow-y-auto overscroll-contain ${className}`}
          >
            <Popover.Title className="text-[13px] font-semibold">{heading}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
