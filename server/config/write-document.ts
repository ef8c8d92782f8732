/** `npm run settings`: writes docs/SETTINGS.md. */
import { writeFileSync } from "node:fs";
import { settingsDocument } from "./help.ts";

writeFileSync(new URL("../../docs/SETTINGS.md", import.meta.url), settingsDocument());
