"use client";
import { Toast } from "@base-ui/react/toast";
import { useEffect, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import type { News } from "./news.ts";
import { ToastList, type ToastNews } from "./toast-list.tsx";
import { type Passage, Turnstile } from "./turnstile.ts";
import { addUnseen, forgetWhenSeen } from "./unseen.ts";
import { useConnectionNews } from "./use-connection-news.ts";
import { useNews } from "./use-news.ts";

/** Toasts in sight at once; of a burst the newest ones. */
const toastsMax = 3;
/** A toast is in sight for long enough to be read, however much there is to tell. */
const inSight: Passage = { places: toastsMax, waiting: toastsMax, restMs: 2_500 };
/** Whoever listens to the page must be able to read on: what is read out is little and new. */
const readOut: Passage = { places: 1, waiting: 4, restMs: 5_000 };
/** How long a toast stays unless one looks at it, ms. */
const stayMs = 7_000;

/** Tells of what has just happened: by a toast, to screen readers, and in the tab while it is hidden. */
export function NewsDesk() {
  return (
    <Toast.Provider limit={toastsMax} timeout={stayMs}>
      <Desk />
      <ToastList />
    </Toast.Provider>
  );
}

function Desk() {
  const [said, setSaid] = useState("");
  const [announcements] = useState(() => new Turnstile(systemClock, readOut));
  const { add } = Toast.useToastManager<ToastNews>();
  const [toasts] = useState(() => new Turnstile(systemClock, inSight));
  useEffect(() => forgetWhenSeen(), []);
  useEffect(() => () => toasts.stop(), [toasts]);
  useEffect(() => () => announcements.stop(), [announcements]);

  function say(text: string, subject = text) {
    announcements.add(subject, () => setSaid(text));
  }

  useNews((news) => {
    const followed = news.filter((one) => one.followed);
    if (document.hidden) {
      if (followed.length > 0) addUnseen(followed.length);
      return;
    }
    for (const one of news.slice(-toastsMax)) {
      const { head, detail, href, kind } = one;
      toasts.add(href, () => add({ title: head, description: detail, data: { kind, href } }));
    }
    for (const one of announced(news)) say(`${one.detail}. ${one.head}`);
  });
  useConnectionNews(({ text, subject, toast }) => {
    say(text, subject);
    if (!toast || document.hidden) return;
    toasts.add(subject, () => add({ title: text, data: { kind: "back", href: null } }));
  });

  return (
    <div role="status" className="sr-only">
      {said}
    </div>
  );
}

/** All goals and what becomes of them, but halts of what is followed only: a whole market may halt at once. */
function announced(news: readonly News[]): readonly News[] {
  return news.filter(({ kind, followed }) => kind === "goal" || kind === "no-goal" || followed);
}
