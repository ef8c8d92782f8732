"use client";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { FeedFacts } from "./feed-facts.tsx";
import { FeedSettings } from "./feed-settings.tsx";
import { AccessPanel } from "./late-parts.ts";
import { MyView } from "./my-view.tsx";
import { Scenarios } from "./scenarios.tsx";
import { ServerFigures } from "./server-figures.tsx";

/** The feed's settings for all, the viewer's own pace, and what the server does. */
export function ControlView() {
  const feeds = useRows(topics.feed);
  return (
    <div className="wall [&_section]:isolate">
      <h1 className="pb-2 text-lg font-semibold">Control</h1>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <FeedSettings feeds={feeds.map(({ row }) => row)} />
        <div className="flex min-w-0 flex-col gap-6">
          {feeds.length === 0 && <FeedFacts source="none has spoken yet" feed={null} />}
          {feeds.map(({ key, row }) => (
            <FeedFacts key={key} source={key} feed={row} />
          ))}
          <MyView />
        </div>
        <div className="min-w-0 lg:col-span-2">
          <Scenarios feeds={feeds.map(({ row }) => row)} />
        </div>
        <div className="min-w-0 lg:col-span-2">
          <ServerFigures />
        </div>
        <div className="min-w-0 lg:col-span-2 empty:hidden">
          <AccessPanel />
        </div>
      </div>
    </div>
  );
}
