/**
 * A selection as somebody looks at it: readable before it is watched (drawing comes before effects)
 * and through a wider holding if there is one.
 */
import type { Cancel } from "../clock.ts";
import type { ChangeListener, Holding } from "./holding.ts";
import type { Mirror } from "./mirror.ts";
import { emptyPicture, PartPicture, type Picture } from "./picture.ts";
import { type KeyedCells, normalized, type Selection, selectionKey } from "./selection.ts";

export class View {
  readonly #mirror: Mirror;
  readonly #selection: Selection;
  readonly #key: string;
  /** What is known now. */
  readonly now: Picture;
  /** What the page was drawn from. */
  readonly seeded: Picture;

  constructor(mirror: Mirror, selection: Selection) {
    this.#mirror = mirror;
    this.#selection = normalized(selection);
    this.#key = selectionKey(this.#selection);
    const { rows } = selection;
    const now = () => this.#find()?.picture ?? emptyPicture;
    const seeded = () => this.#find()?.seeded ?? emptyPicture;
    this.now = rows ? new PartPicture(now, rows) : new Through(now);
    this.seeded = rows ? new PartPicture(seeded, rows) : new Through(seeded);
  }

  /** Whether the server says that there is no such topic. */
  get missing(): boolean {
    return this.#find()?.missing ?? false;
  }

  /** Has the selection kept up to date until cancelled. */
  watch(listen: (holding: Holding) => Cancel = () => () => undefined): Cancel {
    const holding = this.#mirror.watch(this.#selection);
    const cancel = listen(holding);
    let watching = true;
    return () => {
      if (!watching) return;
      watching = false;
      cancel();
      this.#mirror.release(holding);
    };
  }

  /** Watches and hears of one row. */
  onRow(key: string, listener: () => void): Cancel {
    return this.watch((holding) => holding.onRow(key, listener));
  }

  /** Watches and hears of all changes, at most once a frame. */
  onChange(listener: ChangeListener): Cancel {
    return this.watch((holding) => holding.onChange(listener));
  }

  #find(): Holding | null {
    return this.#mirror.find(this.#selection, this.#key);
  }
}

/** The picture of the moment. */
class Through implements Picture {
  readonly #picture: () => Picture;

  constructor(picture: () => Picture) {
    this.#picture = picture;
  }

  get size(): number {
    return this.#picture().size;
  }

  get(key: string): KeyedCells["row"] | null {
    return this.#picture().get(key);
  }

  rows(): readonly KeyedCells[] {
    return this.#picture().rows();
  }

  keys(): readonly string[] {
    return this.#picture().keys();
  }
}
