/** The area on one side of a level. Few charts have sides: they bring this along with them. */
import { eachCorner, type Scale } from "./paths.ts";

/**
 * The area between a level and what of a line lies on one side of it. Where the line passes the
 * level the area ends, also between two points.
 * @param level in units of the plot, from the top
 */
export function sidePath(
  values: ArrayLike<number>,
  scale: Scale,
  pixels: number,
  level: number,
  side: "above" | "below",
): string {
  const onSide = side === "above" ? Math.min : Math.max;
  let path = "";
  let first = 0;
  let lastX = 0;
  let lastY = level;
  eachCorner(values, scale, pixels, (x, y) => {
    if ((lastY - level) * (y - level) < 0) {
      const share = (level - lastY) / (y - lastY);
      path += `L${Math.round(lastX + (x - lastX) * share)} ${level}`;
    }
    if (path === "") first = x;
    path += `${path === "" ? "M" : "L"}${x} ${onSide(y, level)}`;
    lastX = x;
    lastY = y;
  });
  return path && `${path}V${level}H${first}Z`;
}
