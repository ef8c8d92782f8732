/** Finds a Python with a Socket.IO client, and installs one where there is none. */
import { spawnSync } from "node:child_process";
import { installPackages } from "./run-command.ts";

/** The first may be one beside the system's, which has other packages. */
const candidates = ["python3", "/usr/bin/python3"];

/** A Python that has what the example of the docs imports; null where there is none. */
export function findPython(): string | null {
  const imports = ["-c", "import socketio, requests, websocket"];
  const has = (python: string) => spawnSync(python, imports, { stdio: "ignore" }).status === 0;
  return candidates.find(has) ?? null;
}

/** Says how to get it by hand. */
export const pythonAdvice =
  "No python3-socketio, so the Python example is left out. Install it (Debian: apt-get install " +
  "python3-socketio python3-requests python3-websocket).";

/** Installs it from Debian where that is allowed; null if it does not go. */
export async function installPython(): Promise<string | null> {
  await installPackages("python3-socketio", "python3-requests", "python3-websocket");
  return findPython();
}
