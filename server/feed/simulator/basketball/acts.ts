/** What may happen in a possession. */
import type { Player } from "./roster.ts";

export type ShotKind = "layup" | "dunk" | "jump shot" | "three-pointer";
export type Loss =
  | "bad pass"
  | "lost ball"
  | "travelling"
  | "out of bounds"
  | "offensive foul"
  | "shot clock";

/** What happens, in order; defenders are chosen when it does. */
export type Act =
  | {
      readonly kind: "foul";
      readonly on: Player;
      readonly shooting: boolean;
    }
  | {
      readonly kind: "made";
      readonly shooter: Player;
      readonly shot: ShotKind;
      readonly assist: Player | null;
      readonly fouled: boolean;
    }
  | {
      readonly kind: "missed";
      readonly shooter: Player;
      readonly shot: ShotKind;
      readonly blocked: boolean;
    }
  | {
      readonly kind: "free-throw";
      readonly shooter: Player;
      readonly made: boolean;
      readonly number: number;
      readonly of: number;
    }
  /** `by` null: nobody's where the ball is out of bounds, else the defence's, whoever of it. */
  | {
      readonly kind: "rebound";
      readonly by: Player | null;
      readonly out: boolean;
      /** Whether the side that shot has the ball again. */
      readonly own: boolean;
    }
  | {
      readonly kind: "turnover";
      readonly by: Player | null;
      readonly loss: Loss;
      readonly stolen: boolean;
    };

export interface Timed {
  readonly act: Act;
  /** ms of the possession's clock. */
  readonly after: number;
}
