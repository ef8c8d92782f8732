import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { socketsMax } from "../../../server/ops/open-files.ts";

test("some files are left for all that is no socket; where nothing is said there is no limit", () => {
  const folder = mkdtempSync(join(tmpdir(), "limits-"));
  const path = join(folder, "limits");
  const said = (soft: string) => {
    writeFileSync(
      path,
      `Max processes    63     63   processes\nMax open files   ${soft}   8192   files\n`,
    );
    return socketsMax(path);
  };
  expect([said("4096"), said("unlimited"), said("300")]).toEqual([3_840, null, 256]);
  rmSync(folder, { recursive: true });
  expect(socketsMax(path)).toBeNull();
});
