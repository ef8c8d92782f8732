"use client";
import { useCallback, useState } from "react";
import type { LabCommand, LabDone, Refused } from "../../../lib/wire/messages.ts";
import { useMirror } from "../../_live/live-context.ts";
import { useLab } from "./lab-context.ts";

/** Has a lab do something; resolves to what holds then, or to the refusal. */
export function useLabCommand(): (command: LabCommand) => Promise<LabDone | Refused> {
  const mirror = useMirror();
  return useCallback((command: LabCommand) => mirror.ask("lab", command), [mirror]);
}

/** Asks something of the visitor's lab. `refusal` says why the last wish was refused; else empty. */
export function useDeed(): {
  readonly ready: boolean;
  readonly refusal: string;
  ask(command: Omit<LabCommand, "lab">): Promise<boolean>;
} {
  const run = useLab();
  const command = useLabCommand();
  const [refusal, setRefusal] = useState("");
  const ask = async (wish: Omit<LabCommand, "lab">) => {
    if (run === null) return false;
    const answer = await command({ lab: run.id, ...wish });
    setRefusal(answer.ok ? "" : answer.error.message);
    return answer.ok;
  };
  return { ready: run !== null, refusal, ask };
}
