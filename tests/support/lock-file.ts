/**
 * Packages with a native part name a package for every platform as an optional dependency. A
 * registry that mirrors one platform leaves the others out of package-lock.json, and `npm ci` then
 * refuses the lock file. What is missing can be told from what is there.
 */

export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What of package-lock.json is looked at. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const systems = "aix android darwin freebsd linux netbsd openbsd openharmony sunos win32".split(
  " ",
);
const processors = "arm arm64 ia32 loong64 mips64el ppc64 riscv64 s390x wasm32 x64".split(" ");
const libraries: Readonly<Record<string, string>> = { gnu: "glibc", musl: "musl" };

/** The platform that a package such as `@next/swc-linux-x64-musl` says it is for. */
export function platformOf(name: string): Pick<LockedPackage, "os" | "cpu" | "libc"> {
  const words = name.split(/[/-]/);
  const os = words.filter((word) => systems.includes(word));
  const cpu = words.filter((word) => processors.includes(word));
  const libc = words.flatMap((word) => libraries[word] ?? []);
  return {
    ...(cpu.length > 0 && { cpu }),
    ...(os.includes("linux") && libc.length > 0 && { libc }),
    ...(os.length > 0 && { os }),
  };
}

/**
 * The entries that `npm ci` would miss, by their place in the lock file.
 * @throws RangeError for a missing package that names no platform or no exact version: it cannot
 *   be told from the lock file alone.
 */
export function missingPackages({ packages }: LockFile): Record<string, LockedPackage> {
  const missing: Record<string, LockedPackage> = {};
  for (const [path, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (isLocked(packages, path, name)) continue;
      const platform = platformOf(name);
      if (platform.cpu === undefined || !/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) {
        throw new RangeError(`${name}@${version} of ${path} is missing, and is not for a platform`);
      }
      missing[`node_modules/${name}`] = {
        version,
        ...platform,
        ...(parent.dev && { dev: true }),
        ...(parent.license && { license: parent.license }),
        optional: true,
      };
    }
  }
  return missing;
}

/** Whether a package is found from a place in the tree, the way in which Node looks for it. */
function isLocked(packages: LockFile["packages"], from: string, name: string): boolean {
  for (
    let place = from;
    ;
    place = place.slice(0, Math.max(0, place.lastIndexOf("node_modules/")))
  ) {
    const folder = place === "" || place.endsWith("/") ? place : `${place}/`;
    if (`${folder}node_modules/${name}` in packages) return true;
    if (place === "") return false;
  }
}
