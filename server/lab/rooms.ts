/** The rooms, which all labs have in common: who is in one subscribes to its table, and gets it. */
import { type LabRoom, labName, labRoomSchema, labRooms, labWords } from "../../lib/schema/lab.ts";
import type { Table } from "../../lib/table/table.ts";
import { LabLog, tableAt } from "./lab-table.ts";

export class Rooms {
  readonly #logs = new Map<string, LabLog<typeof labRoomSchema>>();

  constructor() {
    for (const room of labRooms) this.#logs.set(room, new LabLog(tableAt(labRoomSchema, 1)));
  }

  /** A room's table; null where there is no such room. */
  table(room: string): Table<typeof labRoomSchema> | null {
    return this.#logs.get(room)?.table ?? null;
  }

  /** @param words an index into the words that can be said. */
  say(id: string, room: LabRoom, words: number, at: number): void {
    const row = { at, who: labName(id), words: labWords[words] ?? "" };
    this.#logs.get(room)?.add([row], at);
  }
}
