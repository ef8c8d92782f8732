/** Ends connections with a close code that says whether to come back. */
import type { CloseCode } from "../viewer.ts";
import { webSocketOf } from "./private-path.ts";
import type { GatewaySocket } from "./socket-reader.ts";

type EngineSocket = GatewaySocket["conn"];

/** Ends a connection; over polling, which has no codes, it is just closed. */
export function hangUp(connection: EngineSocket, code: CloseCode, reason: string): void {
  // Engine.IO closes without a code; the socket below is reached for where it is there.
  webSocketOf(connection)?.close(code, reason);
  connection.close(true);
}
