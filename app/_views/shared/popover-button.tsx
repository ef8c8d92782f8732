"use client";
import { type ReactNode, useRef, useState } from "react";
import { LazyCode, preloadOn, useLazyCode } from "./lazy.ts";

const popover = new LazyCode(() => import("./popover-panel.tsx"));

interface PopoverButtonProps {
  /**
   * The button's name for screen readers, where what stands in it does not say it, and the panel's
   * heading where `heading` says nothing.
   */
  label?: string;
  heading?: string;
  title?: string;
  className?: string;
  /** What stands in the button. */
  children: ReactNode;
  /** The panel's content: `new LazyCode(() => import("./some-choices.tsx"))`, made once, outside. */
  content: LazyCode<{ readonly default: () => ReactNode }>;
  /** The panel's width and padding. */
  panelClass?: string;
}

/**
 * A button that opens a panel over the page. The button is drawn by the server and costs no code;
 * the panel comes when pointer or focus reach it. A click that is faster still opens it, as soon as
 * it is there.
 */
export function PopoverButton({
  label,
  heading = label ?? "",
  title,
  className = "",
  children,
  content,
  panelClass = "w-[312px] p-4",
}: PopoverButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const Panel = useLazyCode(popover, open)?.PopoverPanel;
  const Content = useLazyCode(content, open)?.default;
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-popup-open={open ? "" : undefined}
        title={title}
        className={className}
        onClick={() => setOpen(!open)}
        {...preloadOn(popover, content)}
      >
        {children}
      </button>
      {Panel !== undefined && Content !== undefined && (
        <Panel
          anchor={button}
          open={open}
          onOpenChange={setOpen}
          heading={heading}
          className={panelClass}
        >
          <Content />
        </Panel>
      )}
    </>
  );
}
