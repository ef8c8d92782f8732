/** Processes that tests start end with the process that has started them, however that ends. */
import { type ChildProcess, spawn } from "node:child_process";

/**
 * Ends a child when this process is gone: a shell of its own waits at a pipe whose other end is here
 * and nowhere else, so that the system closes it where this process cannot do anything any more.
 * @param signal what the child is ended with; one that has children of its own may need another.
 */
export function leash(child: ChildProcess, signal: "KILL" | "TERM" = "KILL"): void {
  if (child.pid === undefined) return;
  const wait = ["-c", 'read -r _; kill -s "$1" "$2"', "sh", signal, `${child.pid}`];
  // Detached, since what is sent to the whole group of this process must not end the shell first.
  const shell = spawn("sh", wait, { stdio: ["pipe", "ignore", "ignore"], detached: true });
  child.once("exit", () => shell.kill("SIGKILL"));
  shell.unref();
}
