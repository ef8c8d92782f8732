import { followByWebSocket } from "../support/followers/plain.ts";
import { followByLongPolls, followByShortPolls } from "../support/followers/polling.ts";
import { followBySocketIo } from "../support/followers/socket-io.ts";
import { followByEvents } from "../support/followers/streaming.ts";
import { transportContract } from "./transport.ts";

transportContract("short polls", followByShortPolls);
transportContract("long polls", followByLongPolls);
transportContract("server-sent events", followByEvents);
transportContract("a plain WebSocket", followByWebSocket);
transportContract("Socket.IO", followBySocketIo);
