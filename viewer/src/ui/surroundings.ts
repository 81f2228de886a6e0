// What is around a visitor, in words: ahead, to the right, to the left and behind.

import { wrap } from "../core/projection";
import { say, type Strings } from "../tour/record";

/** Something of the room; `title` is what it is called. */
export interface Thing {
  readonly yaw: number;
  readonly title: string;
  readonly isLink: boolean;
}

export type Side = "ahead" | "right" | "left" | "behind";
const SIDES: readonly Side[] = ["ahead", "right", "left", "behind"];

/** As far as this from the middle is ahead, and as far from straight back is behind, degrees. */
const AHEAD = 35;
/** So many things of a side are named, the others counted. */
const MOST = 5;

export function sideOf(looking: number, yaw: number): Side {
  const turn = wrap(yaw - looking);
  if (Math.abs(turn) <= AHEAD) return "ahead";
  if (Math.abs(turn) >= 180 - AHEAD) return "behind";
  return turn > 0 ? "right" : "left";
}

/** One clause a side: «Алда: терезе, қазан; оң жақта: Аула (өтуге болады).» Empty when there is nothing. */
export function around(strings: Strings, looking: number, things: readonly Thing[], sides = SIDES): string {
  const clauses = sides.flatMap((side) => {
    const there = things.filter(({ yaw }) => sideOf(looking, yaw) === side);
    if (!there.length) return [];
    const from = side === "behind" ? looking + 180 : looking;
    there.sort((p, q) => Math.abs(wrap(p.yaw - from)) - Math.abs(wrap(q.yaw - from)));
    const names = there.slice(0, MOST).map(({ title, isLink }) => (isLink ? say(strings, "way_to", { title }) : title));
    if (there.length > MOST) names.push(say(strings, "and_more", { n: String(there.length - MOST) }));
    return [`${say(strings, `side_${side}`)}: ${names.join(", ")}`];
  });
  const [first, ...others] = clauses;
  if (!first) return "";
  const small = others.map((clause) => clause.charAt(0).toLocaleLowerCase() + clause.slice(1));
  return `${[first, ...small].join("; ")}.`;
}
