// The ways out of a room: drawn ones, ways back of those that lead both ways, and what the last preview found.

import type { Json, Link, Museum, Operation, Room, Store } from "../contract";
import { atScene, pairKey, pairOf, sceneOf } from "../rooms";
import { levelOfRoom, pinned } from "./levels";
import { type Angles, turnedAngles } from "./turning";

export interface Way extends Angles {
  readonly to: string;
  /** `back`: the other end of a link that leads both ways. */
  readonly origin: "drawn" | "back" | "found";
  readonly link: Link | null;
  readonly arrival: Angles | null;
}

/** Where an arrow lies on the floor of which nobody has said how far down, degrees. */
export const FLOOR = -25;

const angled = (at: { readonly yaw?: number; readonly pitch?: number } | null | undefined): Angles | null => (at ? { yaw: at.yaw ?? 0, pitch: at.pitch ?? 0 } : null);
const opposite = (yaw: number): number => (yaw >= 0 ? yaw - 180 : yaw + 180);

export function waysFrom(museum: Museum, room: Room): Way[] {
  const level = levelOfRoom(museum, room);
  const found = room.tiles?.found ?? [];
  const onTour = ({ yaw, pitch }: Angles): Angles => (room.tiles ? turnedAngles({ yaw, pitch }, room.tiles.level, level) : { yaw, pitch });
  const floor = (to: string): number => {
    const record = room.tiles?.record as { links?: readonly { to: string; pitch: number }[] } | undefined;
    return record?.links?.find((link) => link.to === to)?.pitch ?? FLOOR;
  };
  const ways: Way[] = [];
  for (const link of museum.links ?? []) {
    if (link.from === room.id) ways.push({ to: link.to, yaw: link.yaw, pitch: link.pitch ?? floor(link.to), origin: "drawn", link, arrival: angled(link.arrival) });
  }
  for (const link of museum.links ?? []) {
    if (!link.both || link.to !== room.id || ways.some(({ to }) => to === link.from)) continue;
    const yaw = opposite(link.arrival?.yaw ?? 0);
    ways.push({ to: link.from, yaw, pitch: floor(link.from), origin: "back", link, arrival: { yaw: opposite(link.yaw), pitch: 0 } });
  }
  for (const { to, arrival, ...at } of found) {
    if (ways.some((way) => way.to === to) || pairOf(museum, room.id, to)?.link === false) continue;
    ways.push({ to, ...onTour(at), origin: "found", link: null, arrival: angled(arrival) });
  }
  return ways;
}

export const linkKey = (from: string, to: string): string => `${from} ${to}`;

/** What gives a room the id that links call it by, where the document has not said it yet. */
function named(museum: Museum, room: Room | null): Operation[] {
  if (!room || sceneOf(museum, room.file)?.id) return [];
  return [{ kind: "set", at: atScene(room.file, "id"), value: room.id, was: null }];
}

/** A new way, or one that was found and is now said by a person. What had been said against it is taken back. */
export function addWay(store: Store, from: Room, to: Room, at: Angles, arrival: Angles | null, said: string, also: readonly Operation[] = []): void {
  const { museum } = store;
  const link: Record<string, Json> = { from: from.id, to: to.id, yaw: at.yaw, pitch: at.pitch };
  if (arrival) link["arrival"] = { yaw: arrival.yaw, pitch: arrival.pitch };
  const operations = [...also, ...named(museum, from), ...named(museum, to), ...pinned(museum, from)];
  const pair = pairOf(museum, from.id, to.id);
  if (pair?.link === false) operations.push({ kind: "set", at: ["walk", "pairs", pairKey(from.id, to.id), "link"], value: null, was: false });
  operations.push({ kind: "add", at: ["links"], item: link, before: null });
  store.make(said, operations);
}

/** Puts a way elsewhere: what was found becomes drawn, and the end of a link of both ways becomes a link of its own. */
export function moveWay(store: Store, from: Room, to: Room | null, way: Way, at: Angles, said: string, merge?: string): void {
  const link = store.museum.links?.find((one) => one.from === from.id && one.to === way.to);
  if (link) {
    const key = linkKey(from.id, way.to);
    return store.set(said, [[["links", key, "yaw"], at.yaw], [["links", key, "pitch"], at.pitch]], merge);
  }
  if (!to) return;
  if (way.origin !== "back") return addWay(store, from, to, at, way.arrival, said);
  const operations: Operation[] = [{ kind: "set", at: ["links", linkKey(way.to, from.id), "both"], value: null, was: true }];
  operations.push({ kind: "add", at: ["links"], item: { from: from.id, to: way.to, yaw: at.yaw, pitch: at.pitch, arrival: way.arrival as unknown as Json }, before: null });
  store.make(said, operations, merge);
}

/** Sets where visitors look on arriving; what was found becomes drawn by it. `also`: what is said in the same change. */
export function setArrival(store: Store, from: Room, to: Room, way: Way, arrival: Angles | null, said: string, also: readonly Operation[] = []): void {
  const value: Json = arrival && { yaw: arrival.yaw, pitch: arrival.pitch };
  if (way.origin === "found") return addWay(store, from, to, way, arrival, said, also);
  if (way.origin === "drawn") {
    const at = ["links", linkKey(from.id, way.to), "arrival"];
    return store.make(said, [...also, { kind: "set", at, value, was: (way.link?.arrival as Json | undefined) ?? null }]);
  }
  const item: Json = { from: from.id, to: way.to, yaw: way.yaw, pitch: way.pitch, arrival: value };
  store.make(said, [...also, { kind: "set", at: ["links", linkKey(way.to, from.id), "both"], value: null, was: true }, { kind: "add", at: ["links"], item, before: null }]);
}

/** Takes the arrow away. `never`: there is no way between the two rooms, whatever the pictures show. */
export function removeWay(store: Store, from: Room, way: Way, never: boolean, said: string): void {
  const { museum } = store;
  const operations: Operation[] = [];
  const remove = (link: Link): void => {
    const all = museum.links ?? [];
    const next = all[all.indexOf(link) + 1];
    operations.push({ kind: "remove", at: ["links", linkKey(link.from, link.to)], was: link as unknown as Json, before: next ? linkKey(next.from, next.to) : null });
  };
  const own = museum.links?.find((link) => link.from === from.id && link.to === way.to);
  const others = museum.links?.find((link) => link.from === way.to && link.to === from.id);
  if (own) remove(own);
  if (never && others) remove(others);
  else if (way.origin === "back" && others) operations.push({ kind: "set", at: ["links", linkKey(others.from, others.to), "both"], value: null, was: true });
  // The way back of a link of both ways stays: it becomes one of its own.
  if (never) operations.push(...noPair(museum, from.id, way.to));
  if (operations.length) store.make(said, operations);
}

function noPair(museum: Museum, one: string, other: string): Operation[] {
  const pair = pairOf(museum, one, other);
  if (!pair) return [{ kind: "add", at: ["walk", "pairs"], item: { between: [one, other].sort(), link: false }, before: null }];
  if (pair.link === false) return [];
  return [{ kind: "set", at: ["walk", "pairs", pairKey(one, other), "link"], value: false, was: pair.link ?? null }];
}
