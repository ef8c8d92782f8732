/** The look of whatever opens over the page: menus, popovers. */
export const popupClass = "rounded-md border border-edge bg-surface text-ink outline-none";

/** A quiet button of the frame: an icon, or a word. */
export const quietButtonClass =
  "inline-flex h-8 items-center justify-center gap-1.5 rounded-md text-[13px] text-ink-soft hover:bg-raised hover:text-ink data-popup-open:bg-raised data-popup-open:text-ink";

/** What lies between the page and a dialog over it. */
export const shadeClass = "fixed inset-0 z-50 bg-[var(--shade)]";
