import type { Metadata } from "next";
import { LabView } from "../_views/lab/lab-view.tsx";

export const metadata: Metadata = {
  title: "Lab",
  description:
    "The same board by short polling, long polling, Server-Sent Events, WebSocket and Socket.IO, side by side, with what each costs.",
};

export default function LabPage() {
  return <LabView />;
}
