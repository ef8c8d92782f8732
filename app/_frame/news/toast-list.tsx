"use client";
import { Toast } from "@base-ui/react/toast";
import { Ban, CircleDot, CirclePause, CirclePlay, type LucideIcon, Plug, X } from "lucide-react";
import Link from "next/link";
import { popupClass, quietButtonClass } from "../../_views/shared/popup.ts";
import type { News } from "./news.ts";

/** What a toast knows beside its words. */
export interface ToastNews {
  readonly kind: News["kind"] | "back";
  readonly href: string | null;
}

const icons: Readonly<Record<ToastNews["kind"], LucideIcon>> = {
  goal: CircleDot,
  "no-goal": Ban,
  halt: CirclePause,
  resume: CirclePlay,
  back: Plug,
};

/**
 * The toasts, over the page's corner; on a phone over its places. They take no focus, wait while one
 * points at them or is in them, and are no live region of their own: what is read out is said
 * elsewhere, and not so often.
 */
export function ToastList() {
  const { toasts } = Toast.useToastManager<ToastNews>();
  return (
    <Toast.Portal>
      <Toast.Viewport
        aria-live="off"
        className="fixed right-2 bottom-[calc(var(--places)+8px)] left-2 z-40 flex flex-col gap-2 outline-none sm:right-6 sm:bottom-6 sm:left-auto sm:w-[320px]"
      >
        {toasts.toReversed().map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            swipeDirection="right"
            className={`${popupClass} border-l-2 border-l-live data-limited:hidden motion-safe:transition-transform motion-safe:data-starting-style:translate-y-2`}
          >
            <Toast.Content className="flex items-start gap-2.5 py-2.5 pr-1.5 pl-3">
              <Icon kind={toast.data?.kind} />
              <Words href={toast.data?.href ?? null} detail={toast.description !== undefined} />
              <Toast.Close aria-label="Dismiss" className={`${quietButtonClass} size-7 shrink-0`}>
                <X size={14} aria-hidden="true" />
              </Toast.Close>
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}

function Icon({ kind = "back" }: { kind: ToastNews["kind"] | undefined }) {
  const Picture = icons[kind];
  return <Picture size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-live" />;
}

function Words({ href, detail }: { href: string | null; detail: boolean }) {
  const title = <Toast.Title className="text-[13px] font-semibold" render={<p />} />;
  return (
    <div className="min-w-0 grow">
      {href === null ? (
        title
      ) : (
        <Link href={href} prefetch={false} className="block hover:underline">
          {title}
        </Link>
      )}
      {detail && <Toast.Description className="text-[13px] text-ink-soft" />}
    </div>
  );
}
