import type { Actor } from "../actor.ts";
import type { Markets } from "../markets/markets.ts";
import type { Levers } from "./stage.ts";

/** The stage's levers on a simulated world. */
export function leversOf(markets: Markets, actors: readonly Actor[]): Levers {
  const share = mostActive(markets);
  return {
    market({ to, by, volatility, activity }) {
      const { factors, gauge } = markets;
      const away = to === null ? null : (to - gauge.standing) / gauge.beta;
      const lead = away === null ? null : { level: (factors.levels[0] ?? 0) + away, by };
      factors.influence = { lead, volatility, activity };
    },
    halt(now, ms) {
      if (share !== null && ms > 0) markets.haltForNews(share, now, ms);
    },
    news(now, jump) {
      if (share !== null) markets.breakNews(share, now, jump);
    },
    sport(now, influence) {
      for (const actor of actors) actor.influence?.(influence, now);
    },
  };
}

/** The share that trades most, as an index; null where there is none. */
function mostActive({ instruments }: Markets): number | null {
  let best: number | null = null;
  instruments.forEach(({ rank }, i) => {
    if (best === null || rank < (instruments[best]?.rank ?? 0)) best = i;
  });
  return best;
}
