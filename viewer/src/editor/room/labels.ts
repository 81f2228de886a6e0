// The labels of a room: its own, and those that are said once for every room; where each is written, and what moves it.

import { wrap } from "../../core/projection";
import type { At, Json, Label, Museum, Operation, Room, Scene, SharedLabel, Store } from "../contract";
import { atScene, sceneOf } from "../rooms";
import { pinned } from "./levels";
import type { Angles } from "./turning";

/** Where a label of every room is, unless said: on what covers the tripod, or beside it. */
const SHARED_PITCH = -80;

export const sharedOf = (museum: Museum, id: string): SharedLabel | null => museum.labels?.find((label) => label.id === id) ?? null;

const isIn = (label: SharedLabel, room: string): boolean => !label.except?.includes(room) && (!label.scenes?.length || label.scenes.includes(room));

/** What is counted from north is turned by the room's heading; 0 where nobody knows it. */
function north(label: SharedLabel, room: Room, scene: Scene | null): number {
  if (!label.north) return 0;
  return scene?.heading ?? (room.tiles?.record as { heading?: number | null } | undefined)?.heading ?? 0;
}

/** A label of every room as it is seen in one, whose yaws count `turn` degrees less. */
function seen(label: SharedLabel, turn: number): Label {
  const polygon = label.polygon?.map(([yaw, pitch]): [number, number] => [wrap(yaw - turn), pitch]);
  return { ...label, yaw: wrap((label.yaw ?? 0) - turn), pitch: label.pitch ?? SHARED_PITCH, ...(polygon ? { polygon } : {}) };
}

/** All that are seen in a room, each where it is seen there. */
export function labelsOf(museum: Museum, room: Room): readonly Label[] {
  const scene = sceneOf(museum, room.file);
  const own = scene?.labels ?? [];
  const shared = (museum.labels ?? []).filter((label) => isIn(label, room.id));
  if (!shared.length) return own;
  return [...own, ...shared.map((label) => seen(label, north(label, room, scene)))];
}

/** Where a label is written. */
export function atLabel(museum: Museum, room: Room, id: string, ...path: string[]): At {
  return sharedOf(museum, id) ? ["labels", id, ...path] : atScene(room.file, "labels", id, ...path);
}

/** The corners of a label's outline, moved along with it to where it is put; itself where it is put nowhere. */
export function shifted(label: Label, to: Angles | null): readonly (readonly [number, number])[] {
  const polygon = label.polygon ?? [];
  if (!to) return polygon;
  const [right, up] = [to.yaw - label.yaw, to.pitch - (label.pitch ?? 0)];
  const hundredth = (value: number): number => Math.round(value * 100) / 100;
  return polygon.map(([yaw, pitch]): [number, number] => [hundredth(wrap(yaw + right)), hundredth(Math.min(90, Math.max(-90, pitch + up)))]);
}

/** What puts a label elsewhere, as it is seen in this room. */
export function placing(museum: Museum, room: Room, label: Label, to: Angles): (readonly [At, Json])[] {
  const shared = sharedOf(museum, label.id);
  const turn = shared ? north(shared, room, sceneOf(museum, room.file)) : 0;
  const back = (yaw: number): number => (turn ? Math.round(wrap(yaw + turn) * 100) / 100 : yaw);
  const values: [At, Json][] = [[atLabel(museum, room, label.id, "yaw"), back(to.yaw)], [atLabel(museum, room, label.id, "pitch"), to.pitch]];
  if (label.polygon?.length) values.push([atLabel(museum, room, label.id, "polygon"), shifted(label, to).map(([yaw, pitch]) => [back(yaw), pitch])]);
  return values;
}

export function addLabel(store: Store, room: Room, at: Angles, said: string): string {
  const known = new Set(labelsOf(store.museum, room).map(({ id }) => id));
  let id = "";
  do id = `l-${Math.random().toString(16).slice(2, 8)}`;
  while (known.has(id));
  const item: Json = { id, kind: "text", yaw: at.yaw, pitch: at.pitch };
  store.make(said, [...pinned(store.museum, room), { kind: "add", at: atScene(room.file, "labels"), item, before: null }]);
  return id;
}

/** Takes a label away, from this room or, of one of every room, from all of them. */
function removal(museum: Museum, room: Room, id: string): Operation | null {
  const all: readonly SharedLabel[] | readonly Label[] = sharedOf(museum, id) ? (museum.labels ?? []) : (sceneOf(museum, room.file)?.labels ?? []);
  const at = all.findIndex((label) => label.id === id);
  if (at < 0) return null;
  return { kind: "remove", at: atLabel(museum, room, id), was: all[at] as unknown as Json, before: all[at + 1]?.id ?? null };
}

export function removeLabel(store: Store, room: Room, id: string, said: string): void {
  const one = removal(store.museum, room, id);
  if (one) store.make(said, [one]);
}

/** A room's own label becomes one of every room (or back, where it is seen here); its id from then on. */
export function share(store: Store, room: Room, label: Label, on: boolean, said: string): string {
  const { museum } = store;
  const gone = removal(museum, room, label.id);
  if (!gone) return label.id;
  const { scenes: _, except: __, north: ___, ...words } = label as Label & Partial<SharedLabel>;
  const ids = (labels: readonly { readonly id: string }[] = []): string[] => labels.map((one) => one.id);
  // An id is told apart from those of every room, and from those of all rooms that will have it as well.
  const rooms = (museum.scenes ?? []).filter(({ file }) => on || file === sceneOf(museum, room.file)?.file);
  const others = [...ids(museum.labels), ...rooms.flatMap((scene) => ids(scene.labels))];
  others.splice(others.indexOf(label.id), 1);
  let id = label.id;
  for (let n = 1; others.includes(id); n++) id = `all-${label.id}${n > 1 ? `-${n}` : ""}`;
  const item = { ...words, id } as unknown as Json;
  store.make(said, [gone, { kind: "add", at: on ? ["labels"] : atScene(room.file, "labels"), item, before: null }]);
  return id;
}
