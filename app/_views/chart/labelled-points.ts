/** Points with labels of their own. Only charts that have such bring the code that places them. */
import { labelTicks } from "./label-ticks.ts";
import { Points } from "./points.ts";

export class LabelledPoints extends Points {
  override readonly labelTicks = labelTicks;
}
