"use client";
import { useEffect, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import type { Control } from "../../../lib/wire/messages.ts";
import { useControl } from "../../_live/hooks.ts";
import { holds, type Settings } from "./settings.ts";

/** After an answer the board shows the change within ms; if not, another operator was faster. */
const patienceMs = 3_000;

export interface Asking {
  /** What was asked for and does not hold yet. */
  readonly asked: Control | null;
  /** The last wish that came to hold, until the next is asked for. */
  readonly fulfilled: Control | null;
  /** Why the last wish was refused; empty if it was not. */
  readonly refusal: string;
  ask(change: Control): void;
}

/**
 * Asks for changes of the feed. What is shown as set comes from the board alone: a wish stays a
 * wish until the feed's row says so, for this viewer as for all others.
 */
export function useAsking(settings: Settings): Asking {
  const control = useControl();
  const [asked, setAsked] = useState<Control | null>(null);
  const [answered, setAnswered] = useState(false);
  const [fulfilled, setFulfilled] = useState<Control | null>(null);
  const [refusal, setRefusal] = useState("");

  if (asked !== null && answered && holds(asked, settings)) {
    setAsked(null);
    setFulfilled(asked);
  }

  useEffect(() => {
    if (asked === null || !answered) return;
    return systemClock.after(patienceMs, () => setAsked(null));
  }, [asked, answered]);

  const ask = async (change: Control) => {
    setAsked(change);
    setAnswered(false);
    setFulfilled(null);
    setRefusal("");
    try {
      const answer = await control(change);
      if (!answer.ok) throw new Error(answer.error.message);
      // What the feed took may differ from the wish: it brings values into its range.
      setAsked((now) => (now === change ? taken(change, answer) : now));
      setAnswered(true);
    } catch (error) {
      setAsked(null);
      setRefusal(error instanceof Error ? error.message : "The server did not answer.");
    }
  };
  return { asked, fulfilled, refusal, ask };
}

/** Of what holds, the part that was asked for. */
function taken(change: Control, answer: Required<Control>): Control {
  return {
    ...(change.rate !== undefined && { rate: answer.rate }),
    ...(change.speed !== undefined && { speed: answer.speed }),
    ...(change.paused !== undefined && { paused: answer.paused }),
    ...(change.scenario !== undefined && { scenario: answer.scenario }),
  };
}
