// What an answer writes into the document: `walk.pairs`, and arrows where somebody has said himself where they lie.

import type { Json, Link, Museum, Operation, Pair } from "../contract";
import { wrap } from "../../core/projection";
import { keyOf } from "./asked";

type PairValues = Readonly<Partial<Pick<Pair, "link" | "flip" | "distance" | "yaw" | "back">>>;

/** Where the second room is in the first, and the first in the second: degrees. */
export interface Directions {
  readonly yaw: number;
  readonly back: number;
}

const two = (degrees: number): number => Math.round(wrap(degrees) * 100) / 100;

const pairOf = (museum: Museum, key: string): Pair | undefined => museum.walk?.pairs?.find(({ between }) => keyOf(...between) === key);

/** Sets what is said of two rooms; null takes a word back. */
function say(museum: Museum, [a, b]: readonly [string, string], values: Readonly<Record<keyof PairValues, Json>>): Operation[] {
  const key = keyOf(a, b);
  const before = pairOf(museum, key);
  const turned = before !== undefined && before.between[0] !== a;
  const wished = turned ? { ...values, yaw: values.back, back: values.yaw } : values;
  if (!before) {
    const item = Object.fromEntries(Object.entries(wished).filter(([, value]) => value !== null));
    return Object.keys(item).length ? [{ kind: "add", at: ["walk", "pairs"], item: { between: [a, b], ...item }, before: null }] : [];
  }
  return Object.entries(wished).flatMap(([field, value]): Operation[] => {
    const was = (before[field as keyof PairValues] ?? null) as Json;
    return JSON.stringify(was) === JSON.stringify(value) ? [] : [{ kind: "set", at: ["walk", "pairs", key, field], value, was }];
  });
}

function values(museum: Museum, rooms: readonly [string, string], said: Partial<Record<keyof PairValues, Json>>): Record<keyof PairValues, Json> {
  const before = pairOf(museum, keyOf(...rooms));
  const turned = before !== undefined && before.between[0] !== rooms[0];
  const [yaw, back] = turned ? [before?.back, before?.yaw] : [before?.yaw, before?.back];
  return { link: before?.link ?? null, flip: before?.flip ?? null, distance: before?.distance ?? null, yaw: yaw ?? null, back: back ?? null, ...said };
}

/** They are neighbours, in the direction that was shown. */
export function confirmed(museum: Museum, rooms: readonly [string, string], shown: Directions | null): Operation[] {
  const seen = shown ? { yaw: two(shown.yaw), back: two(shown.back) } : { yaw: null, back: null };
  return say(museum, rooms, values(museum, rooms, { link: true, flip: null, ...seen }));
}

/** They are none: arrows that somebody drew between them go as well. */
export function refused(museum: Museum, rooms: readonly [string, string]): Operation[] {
  return [...undrawn(museum, rooms), ...say(museum, rooms, values(museum, rooms, { link: false, flip: null, yaw: null, back: null }))];
}

/** Nothing is said of them any more, but how far they are from each other. */
export function open(museum: Museum, rooms: readonly [string, string]): Operation[] {
  const key = keyOf(...rooms);
  const before = pairOf(museum, key);
  const gone = undrawn(museum, rooms);
  if (before && before.distance === undefined) {
    const pairs = museum.walk?.pairs ?? [];
    const next = pairs[pairs.indexOf(before) + 1];
    return [...gone, { kind: "remove", at: ["walk", "pairs", key], was: before as unknown as Json, before: next ? keyOf(...next.between) : null }];
  }
  return [...gone, ...say(museum, rooms, values(museum, rooms, { link: null, flip: null, yaw: null, back: null }))];
}

export function measured(museum: Museum, rooms: readonly [string, string], metres: number | null): Operation[] {
  return say(museum, rooms, values(museum, rooms, { distance: metres === null ? null : Math.round(metres * 100) / 100 }));
}

/** The arrow lies where somebody has said, there and back, and who takes it looks onward. */
export function drawn(museum: Museum, rooms: readonly [string, string], { yaw, back }: Directions): Operation[] {
  const [from, to] = rooms;
  const said = pairOf(museum, keyOf(from, to))?.link === false ? say(museum, rooms, values(museum, rooms, { link: null })) : [];
  const item = { from, to, yaw: two(yaw), arrival: { yaw: two(back + 180), pitch: 0 }, both: true };
  return [...undrawn(museum, rooms), ...said, { kind: "add", at: ["links"], item, before: null }];
}

/** Takes away the arrows that are drawn between two rooms. */
function undrawn(museum: Museum, [a, b]: readonly [string, string]): Operation[] {
  let links: readonly Link[] = museum.links ?? [];
  const name = ({ from, to }: Link): string => `${from} ${to}`;
  const operations: Operation[] = [];
  for (const key of [`${a} ${b}`, `${b} ${a}`]) {
    const at = links.findIndex((link) => name(link) === key);
    const link = links[at];
    if (!link) continue;
    const next = links[at + 1];
    operations.push({ kind: "remove", at: ["links", key], was: link as unknown as Json, before: next ? name(next) : null });
    links = links.filter((one) => one !== link);
  }
  return operations;
}
