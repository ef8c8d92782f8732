/** All viewers of a benchmark come from one address, and all at once: that is not what is measured. */
import type { Limits } from "../../server/gateway/limits.ts";

const most = 1e9;

/** What holds for an address holds for none; for the server as a whole it is as in production. */
export const oneAddress: Partial<Limits> = {
  tcpPerAddress: most,
  connectionsPerAddress: most,
  addressHandshakesPerSecond: most,
  addressHandshakesBurst: most,
  requestsPerSecond: most,
  requestsBurst: most,
};

export const unlimited: Partial<Limits> = {
  ...oneAddress,
  tcpMax: most,
  connectionsMax: most,
  handshakesPerSecond: most,
  handshakesBurst: most,
  pagesPerSecond: most,
  pagesBurst: most,
};
