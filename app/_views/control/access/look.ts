import { quietButtonClass } from "../../shared/popup.ts";

export const buttonClass = `${quietButtonClass} h-8 border border-hairline px-3 text-[13px] disabled:opacity-60`;
export const fieldClass =
  "h-8 w-full min-w-0 rounded-md border border-edge bg-surface px-2 text-[13px] text-ink";
