// The rooms as the document has them: their order, and what is missing of each (portal/museums/rooms.py has the same rules).

import type { At, Json, Link, Museum, Pair, Room, Scene, Store, Texts } from "./contract";

/** A file's name as it is meant: systems keep the same letters in different forms. */
const form = (name: string): string => name.normalize("NFC").toLowerCase();

export const sceneOf = (museum: Museum, file: string): Scene | null =>
  museum.scenes?.find((scene) => scene.file === file) ?? museum.scenes?.find((scene) => form(scene.file) === form(file)) ?? null;

export interface Ordered {
  readonly shown: readonly Room[];
  readonly hidden: readonly Room[];
}

/** Rooms in the order of the tour: those that the document lists, then the rest as the portal tells them (by name). */
export function ordered(rooms: readonly Room[], museum: Museum): Ordered {
  const places = new Map((museum.scenes ?? []).map((scene, place) => [form(scene.file), { scene, place }]));
  const place = ({ file }: Room): number => {
    const found = places.get(form(file));
    return found && found.scene.listed !== false ? found.place : Infinity;
  };
  const skipped = ({ file }: Room): boolean => places.get(form(file))?.scene.skip === true;
  const sorted = rooms.map((room, at) => ({ room, at, place: place(room) })).sort((p, q) => (p.place === q.place ? p.at - q.at : p.place - q.place));
  const all = sorted.map(({ room }) => room);
  return { shown: all.filter((room) => !skipped(room)), hidden: all.filter(skipped) };
}

export type Missing = "kk" | "ru" | "ways" | "labels";

/** Links that lead out of a room: its own, and ways back of those that lead both ways. */
export function waysOf(museum: Museum, id: string): Link[] {
  return (museum.links ?? []).filter((link) => link.from === id || (link.both && link.to === id));
}

export const pairKey = (one: string, other: string): string => [one, other].sort().join(" ");

/** What is written of two rooms, whichever is named first. */
export const pairOf = (museum: Museum, one: string, other: string): Pair | null =>
  museum.walk?.pairs?.find(({ between }) => pairKey(between[0], between[1]) === pairKey(one, other)) ?? null;

/** Rooms to which the last preview found a way, and nobody has said that there is none. */
export function foundWays(museum: Museum, room: Room): string[] {
  return (room.tiles?.found ?? []).map(({ to }) => to).filter((to) => pairOf(museum, room.id, to)?.link !== false);
}

export function missing(museum: Museum, room: Room): Missing[] {
  const scene = sceneOf(museum, room.file);
  const title: Texts = scene?.title ?? {};
  const lack: Missing[] = [];
  for (const language of ["kk", "ru"] as const) if (!title[language]?.trim()) lack.push(language);
  if (!waysOf(museum, room.id).length && !foundWays(museum, room).length) lack.push("ways");
  if (!scene?.labels?.length) lack.push("labels");
  return lack;
}

export const atScene = (file: string, ...path: string[]): At => ["scenes", file, ...path];

/** Sets fields of a room, as one change; paths are below its table, which the document gets where it has none. */
export function setRoom(store: Store, room: Room, said: string, values: readonly (readonly [readonly string[], Json])[], merge?: string): void {
  store.set(said, values.map(([path, value]) => [atScene(room.file, ...path), value] as const), merge);
}

/** Puts a room before another (null: behind all that are shown): from then on the document lists all of them. */
export function moveRoom(store: Store, rooms: readonly Room[], room: Room, before: Room | null, said: string): void {
  const { shown } = ordered(rooms, store.museum);
  const next = shown[shown.indexOf(room) + 1] ?? null;
  if (room === before || next === before) return;
  store.make(said, [{ kind: "move", at: atScene(room.file), before: before?.file ?? null, was: next?.file ?? null }]);
}
