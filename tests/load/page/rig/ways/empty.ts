/** A page that shows nothing: what the browser and the counting of frames take by themselves. */
import type { Mount } from "../asked.ts";

export const mount: Mount = async () => ({ pictures: () => [] });
