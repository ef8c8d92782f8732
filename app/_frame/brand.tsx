"use client";
import Link from "next/link";
import { Tag } from "../_views/shared/tag.tsx";
import { useFeed } from "./live-state.ts";

/** The mark: a board of four cells, one of them lit. */
function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5">
      <path className="fill-brand" d="M1 1h11v8H1z" />
      <path className="fill-edge" d="M14 1h5v8h-5zM1 11h5v8H1zM8 11h11v8H8z" />
    </svg>
  );
}

/** The name, and next to it whether what one sees has been made up or recorded. */
export function Brand() {
  const { known, simulated } = useFeed();
  return (
    <div className="flex items-center gap-2">
      <Link href="/" prefetch={false} className="flex items-center gap-2 rounded-sm">
        <Mark />
        <span className="w-[66px] text-[15px] font-semibold tracking-[-0.01em] max-[479px]:sr-only">
          Bigboard
        </span>
      </Link>
      <span className="flex w-[68px]">
        {known && (
          <Tag
            title={
              simulated
                ? "Prices and matches are made up by a simulator"
                : "Prices and matches are played back from a recording"
            }
          >
            {simulated ? "Simulated" : "Recorded"}
          </Tag>
        )}
      </span>
    </div>
  );
}
