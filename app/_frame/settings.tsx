"use client";
import { Settings2 } from "lucide-react";
import { LazyCode } from "../_views/shared/lazy.ts";
import { PopoverButton } from "../_views/shared/popover-button.tsx";
import { quietButtonClass } from "../_views/shared/popup.ts";

const choices = new LazyCode(() => import("./settings-choices.tsx"));

/** How the pages look and behave, kept in this browser. */
export function Settings() {
  return (
    <PopoverButton
      label="Settings"
      title="Settings"
      className={`${quietButtonClass} w-8`}
      content={choices}
    >
      <Settings2 size={16} aria-hidden="true" />
    </PopoverButton>
  );
}
