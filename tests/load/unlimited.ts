/** All viewers of a benchmark come from one address, and all at once: that is not what is measured. */
import type { Limits } from "../../server/gateway/limits.ts";

const most = 1e9;

export const unlimited: Partial<Limits> = {
  connectionsMax: most,
  connectionsPerAddress: most,
  handshakesPerSecond: most,
  handshakesBurst: most,
  addressHandshakesPerSecond: most,
  addressHandshakesBurst: most,
  requestsPerSecond: most,
  requestsBurst: most,
  pagesPerSecond: most,
  pagesBurst: most,
};
