// What storeys are called.

import type { Words } from "../../review/words";

/** The ground is the first storey in Kazakh and Russian; in English the one above it is. */
export function storeyName(words: Words, floor: number): string {
  if (floor < 0) return floor === -1 ? words.say("plan_basement") : words.say("plan_basement_n", { number: -floor });
  if (floor === 0) return words.say("plan_ground");
  return words.say("plan_floor", { number: words.language === "en" ? floor : floor + 1 });
}
