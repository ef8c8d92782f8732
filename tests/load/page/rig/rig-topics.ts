/** What both ends of the rig call its series. */
import { type Topic, topics } from "../../../../lib/schema/topics.ts";

export const chartTopic = (index: number): Topic<"candles"> => topics.candles(`S${index}`, "1s");
export const linesTopic = (index: number): Topic<"probability"> => topics.probability(`m${index}`);
