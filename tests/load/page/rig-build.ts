/** Builds the rig's pages from the sources as they are, and serves them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import tailwind from "@tailwindcss/postcss";
import { build, type Plugin, preview } from "vite";
import { root } from "../../support/sources.ts";

const rigFolder = fileURLToPath(new URL("rig", import.meta.url));
const standIn = (name: string) => join(rigFolder, "stand-ins", name);

export interface RigServer {
  /** Such as `http://127.0.0.1:43210`. */
  readonly address: string;
  close(): Promise<void>;
}

/** Leaves the ways out that nobody has asked for, so that a fault in one does not stop another. */
function onlyWays(wanted: readonly string[]): Plugin {
  const none = "\0none";
  return {
    name: "only-ways",
    resolveId(source) {
      const [, way] = source.match(/^\.\/ways\/([\w-]+)\.tsx?$/) ?? [];
      return way === undefined || wanted.includes(way) ? null : none;
    },
    load: (id) => (id === none ? "export const mount = () => undefined;" : null),
  };
}

/**
 * Serves the rig until this process ends, which takes the files along.
 *
 * Production builds of React and of the components that are in the working copy.
 * @param ways files in rig/ways, without their ends.
 */
export async function serveRig(ways: readonly string[]): Promise<RigServer> {
  const folder = mkdtempSync(join(tmpdir(), "bigboard-page-"));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", forget);
  const shared = { root: rigFolder, configFile: false, logLevel: "error" } as const;
  await build({
    ...shared,
    mode: "production",
    resolve: {
      alias: {
        "next/link": standIn("link.tsx"),
        "next/navigation": standIn("navigation.ts"),
        "next/dynamic": standIn("dynamic.tsx"),
      },
    },
    plugins: [onlyWays(ways)],
    css: { postcss: { plugins: [tailwind({ base: root })] } },
    worker: { format: "es" },
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 10_000 },
  });
  const server = await preview({
    ...shared,
    build: { outDir: folder },
    preview: { host: "127.0.0.1", port: 0, strictPort: false },
  });
  const address = server.resolvedUrls?.local[0]?.replace(/\/$/, "");
  if (address === undefined) throw new Error("the rig's server does not say where it is");
  return {
    address,
    close: () => server.close(),
  };
}
