/**
 * A selection as somebody looks at it: readable before it is watched (drawing comes before effects),
 * through a wider holding if there is one, and as it was where its part of the page is in the past.
 */
import type { Cancel } from "../clock.ts";
import type { ChangeListener, Holding } from "./holding.ts";
import type { Mirror } from "./mirror.ts";
import type { Past } from "./past.ts";
import { emptyPicture, PartPicture, type Picture } from "./picture.ts";
import { type KeyedCells, normalized, type Selection, selectionKey } from "./selection.ts";

export class View {
  readonly #mirror: Mirror;
  readonly #selection: Selection;
  readonly #key: string;
  readonly #past: Past | null;
  /** What is known now. */
  readonly now: Picture;
  /** What the page was drawn from. */
  readonly seeded: Picture;

  /** @param past what it is looked at through; none where it is always as it is now. */
  constructor(mirror: Mirror, selection: Selection, past: Past | null = null) {
    this.#mirror = mirror;
    this.#selection = normalized(selection);
    this.#key = selectionKey(this.#selection);
    const { rows } = selection;
    this.#past = past;
    const now = () => this.#shown();
    const seeded = () => this.#find()?.seeded ?? emptyPicture;
    this.now = rows ? new PartPicture(now, rows) : new Through(now);
    this.seeded = rows ? new PartPicture(seeded, rows) : new Through(seeded);
  }

  /** Whether all of the selection is known, and not only what a page was drawn from. */
  get whole(): boolean {
    return (this.#find()?.cursor ?? null) !== null;
  }

  /** Whether the server says that there is no such topic. */
  get missing(): boolean {
    return this.#find()?.missing ?? false;
  }

  /** Has the selection kept up to date until cancelled. */
  watch(listen: (holding: Holding) => Cancel = () => () => undefined): Cancel {
    const holding = this.#mirror.watch(this.#selection);
    this.#past?.follow(holding);
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
    return this.watch((holding) => (this.#past ?? through).onRow(holding, key, listener));
  }

  /** Watches and hears of all changes, at most once a frame. */
  onChange(listener: ChangeListener): Cancel {
    return this.watch((holding) => (this.#past ?? through).onChange(holding, listener));
  }

  #shown(): Picture {
    const holding = this.#find();
    if (holding === null) return emptyPicture;
    return this.#past?.shown(holding) ?? holding.picture;
  }

  #find(): Holding | null {
    return this.#mirror.find(this.#selection, this.#key);
  }
}

/** How a holding is heard of where there is no past. */
const through = {
  onRow: (holding: Holding, key: string, listener: () => void) => holding.onRow(key, listener),
  onChange: (holding: Holding, listener: ChangeListener) => holding.onChange(listener),
};

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
