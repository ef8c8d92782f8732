"use client";
import { useBudget } from "../../_live/hooks.ts";
import { budgets, fittingWords } from "./budget-words.ts";
import { Segmented } from "./segmented.tsx";

const options = budgets.map((budget) => ({
  value: String(budget ?? "none"),
  label: budget === null ? "No limit" : String(budget),
}));

/** How much data this viewer wants to spend, and the pace that the server fits into it. */
export function BudgetChoice() {
  const { budget, setBudget, fitted } = useBudget();
  return (
    <div>
      <Segmented
        label="Data, kilobytes a second at most"
        value={String(budget ?? "none")}
        options={options}
        onChange={(chosen) => setBudget(chosen === "none" ? null : Number(chosen))}
      />
      {/* Always there, so that nothing moves when the server has answered. */}
      <p aria-live="polite" className="mt-1.5 h-4 text-xs leading-4 text-ink-soft">
        {fittingWords(budget, fitted)}
      </p>
    </div>
  );
}
