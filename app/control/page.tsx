import type { Metadata } from "next";
import { topics } from "../../lib/schema/topics.ts";
import { PageSeed } from "../_live/page-seed.tsx";
import { ControlView } from "../_views/control/control-view.tsx";

export const metadata: Metadata = {
  title: "Control",
  description:
    "The feed's rate and speed for every viewer, your own pace, and the server's figures.",
};

export default function ControlPage() {
  return (
    <PageSeed selections={[{ topic: topics.feed }, { topic: topics.server }]}>
      <ControlView />
    </PageSeed>
  );
}
