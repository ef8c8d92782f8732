"use client";
/** Rooms: what is said in one is sent to those who are in it, and to nobody else. */
import { useId, useState } from "react";
import { formatTime, noFigure } from "../../../lib/domain/format.ts";
import { type LabRoom, labName, labRooms, labTopic, labWords } from "../../../lib/schema/lab.ts";
import { type Keyed, useRows } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { quietButtonClass } from "../shared/popup.ts";
import { Segmented } from "../shared/segmented.tsx";
import { useTimeZone } from "../shared/time.tsx";
import { useLab } from "./lab-context.ts";
import { useDeed } from "./use-deed.ts";

const shown = 8;
const places = Array.from({ length: shown }, (_, place) => place);
const roomNames: Readonly<Record<LabRoom, string>> = { all: "All", red: "Red", blue: "Blue" };
const options = labRooms.map((room) => ({ value: room, label: roomNames[room] }));

interface Said extends Keyed<"lab-room"> {
  readonly room: LabRoom;
}

export function RoomsPanel() {
  const run = useLab();
  const [joined, setJoined] = useState<readonly LabRoom[]>(["all"]);
  const [room, setRoom] = useState<LabRoom>("all");
  const [sent, setSent] = useState<{ room: LabRoom; words: number } | null>(null);
  const { ready, refusal, ask } = useDeed();
  const heard = useHeard(run === null ? [] : joined);
  const join = (chosen: LabRoom, isIn: boolean) =>
    setJoined((now) => (isIn ? [...now, chosen] : now.filter((other) => other !== chosen)));
  const say = async (words: number) => {
    if (await ask({ say: { room, words } })) setSent({ room, words });
  };
  return (
    <Panel title="Rooms" aside={run === null ? "" : <span>you are {labName(run.id)}</span>}>
      <p className="max-w-[100ch] py-2 text-[13px] text-ink-soft">
        Open this page twice and be in different rooms. A room is a topic: to be in it is to
        subscribe, and the server sends what is said there to its subscribers alone. Who is
        elsewhere is not sent it and told to look away; nothing travels at all.
      </p>
      <div className="grid gap-x-10 gap-y-4 lg:grid-cols-2">
        <div className="flex flex-col gap-3">
          <fieldset className="flex items-center gap-4 text-[13px]">
            <legend className="label float-left mr-4">You are in</legend>
            {labRooms.map((one) => (
              <Membership key={one} room={one} isIn={joined.includes(one)} onChange={join} />
            ))}
          </fieldset>
          <div className="flex items-center gap-4">
            <span className="label">Say in</span>
            <Segmented label="Say in" value={room} options={options} onChange={setRoom} />
          </div>
          <div className="flex flex-wrap gap-2">
            {labWords.map((words, index) => (
              <button
                key={words}
                type="button"
                disabled={!ready}
                onClick={() => say(index)}
                className={`${quietButtonClass} h-7 border border-hairline px-2.5`}
              >
                {words}
              </button>
            ))}
          </div>
          <p role="status" className="min-h-5 text-[13px] text-ink-soft">
            {refusal !== "" ? (
              <span className="text-warning">Refused: {refusal}</span>
            ) : sent === null ? (
              ""
            ) : joined.includes(sent.room) ? (
              `“${labWords[sent.words]}” went to ${roomNames[sent.room]}, and so to you as well.`
            ) : (
              `“${labWords[sent.words]}” went to ${roomNames[sent.room]}, where you are not: nothing comes back to you.`
            )}
          </p>
        </div>
        <Heard heard={heard} />
      </div>
    </Panel>
  );
}

interface MembershipProps {
  readonly room: LabRoom;
  readonly isIn: boolean;
  readonly onChange: (room: LabRoom, isIn: boolean) => void;
}

function Membership({ room, isIn, onChange }: MembershipProps) {
  const id = useId();
  return (
    <span className="flex h-7 items-center gap-1.5">
      <input
        id={id}
        type="checkbox"
        checked={isIn}
        onChange={(event) => onChange(room, event.target.checked)}
        className="size-4 accent-(--brand)"
      />
      <label htmlFor={id}>{roomNames[room]}</label>
    </span>
  );
}

/** What has come from the rooms that one is in, newest first. */
function useHeard(joined: readonly LabRoom[]): readonly Said[] {
  const topicOf = (room: LabRoom) => (joined.includes(room) ? labTopic.room(room) : null);
  const rows: Readonly<Record<LabRoom, readonly Keyed<"lab-room">[]>> = {
    all: useRows(topicOf("all")),
    red: useRows(topicOf("red")),
    blue: useRows(topicOf("blue")),
  };
  return labRooms
    .flatMap((room) => rows[room].map((said) => ({ ...said, room })))
    .sort((one, other) => (other.row.at ?? 0) - (one.row.at ?? 0))
    .slice(0, shown);
}

function Heard({ heard }: { heard: readonly Said[] }) {
  const zone = useTimeZone();
  return (
    <table className="w-full table-fixed border-collapse text-[13px]">
      <caption className="sr-only">What has come to you</caption>
      <thead>
        <tr className="label hairline-b h-6 text-left">
          <th scope="col" className="w-[72px] font-medium">
            Time
          </th>
          <th scope="col" className="w-[52px] font-medium">
            Room
          </th>
          <th scope="col" className="w-[96px] font-medium">
            Who
          </th>
          <th scope="col" className="font-medium">
            Words
          </th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => {
          const said = heard[place];
          return (
            <tr className="hairline-b h-6" key={place}>
              <td className="figures text-ink-soft">
                {said === undefined ? "" : formatTime(said.row.at, zone)}
              </td>
              <td>{said === undefined ? "" : roomNames[said.room]}</td>
              <td className="truncate text-ink-soft">{said?.row.who ?? ""}</td>
              <td className="truncate">{said === undefined ? "" : (said.row.words ?? noFigure)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
