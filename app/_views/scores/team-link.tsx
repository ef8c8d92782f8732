"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { addressOf } from "./address.ts";
import { goTo } from "./use-filter.ts";

interface TeamLinkProps {
  team: string;
  className?: string;
  children?: ReactNode;
}

/** A team's name, leading to its matches and its place in the table. */
export function TeamLink({ team, className = "", children = team }: TeamLinkProps) {
  const address = addressOf({ team });
  return (
    <Link
      href={address}
      prefetch={false}
      className={`hover:underline ${className}`}
      onNavigate={(event) => {
        // Among the scores it is only another filter.
        if (window.location.pathname !== "/scores") return;
        event.preventDefault();
        goTo(address);
        window.scrollTo(0, 0);
      }}
    >
      {children}
    </Link>
  );
}
