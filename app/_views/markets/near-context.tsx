"use client";
/**
 * Hands what the server found near a mistyped symbol down to the page that says so. Next draws that
 * page beside every instrument's, so it cannot look by itself.
 */
import { createContext, type ReactNode, useContext } from "react";

/** An instrument by its symbol. */
export interface Named {
  readonly symbol: string;
  readonly name: string;
}

interface Asked {
  /** As the address has it, decoded. */
  readonly symbol: string;
  /** Empty where the symbol is known. */
  readonly near: readonly Named[];
}

const AskedContext = createContext<Asked>({ symbol: "", near: [] });

/** Gives everything inside what was asked for. */
export function AskedSymbol({ asked, children }: { asked: Asked; children: ReactNode }) {
  return <AskedContext value={asked}>{children}</AskedContext>;
}

/** The symbol that was asked for, and what is near to it. */
export function useAskedSymbol(): Asked {
  return useContext(AskedContext);
}
