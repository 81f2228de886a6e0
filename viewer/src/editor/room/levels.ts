// Another level of a room, as one change: the level itself, and everything that is meant in the levelled picture with it.

import type { Json, Label, Museum, Operation, Room, Scene, Store } from "../contract";
import { atScene, sceneOf } from "../rooms";
import { type Level, LEVEL, turnedAngles } from "./turning";

/** The level in which a room's directions are meant: what the document says, else what the last preview found. */
export function levelOfRoom(museum: Museum, room: Room): Level {
  const said = sceneOf(museum, room.file)?.level;
  if (said) return { pitch: said.pitch ?? 0, roll: said.roll ?? 0 };
  return room.tiles?.level ?? LEVEL;
}

interface Stop {
  readonly scene: string;
  readonly yaw?: number;
  readonly pitch?: number;
}
interface Route {
  readonly id: string;
  readonly stops?: readonly Stop[];
}

/** Sets the level of a room (null: found by the next preview as before), and turns what is said of its picture along. */
export function setLevel(store: Store, room: Room, level: Level | null, said: string): void {
  const { museum } = store;
  const from = levelOfRoom(museum, room);
  const to = level ?? room.tiles?.level ?? LEVEL;
  const scene = sceneOf(museum, room.file);
  const operations: Operation[] = [];
  const set = (at: readonly string[], value: Json, was: Json): void => {
    if (JSON.stringify(value) !== JSON.stringify(was)) operations.push({ kind: "set", at, value, was });
  };
  set(atScene(room.file, "level"), level && { pitch: level.pitch, roll: level.roll }, (scene?.level as Json | undefined) ?? null);
  const turn = (yaw: number, pitch: number): { yaw: number; pitch: number } => turnedAngles({ yaw, pitch }, from, to);
  if (scene) turnScene(scene, room, turn, set);
  for (const link of museum.links ?? []) {
    const at = (...path: string[]): string[] => ["links", `${link.from} ${link.to}`, ...path];
    if (link.from === room.id) {
      // Without a pitch it lies on the floor: there it stays, some 25° below the horizon.
      const { yaw, pitch } = turn(link.yaw, link.pitch ?? -25);
      set(at("yaw"), yaw, link.yaw);
      if (link.pitch !== undefined) set(at("pitch"), pitch, link.pitch);
    }
    if (link.to === room.id && link.arrival) {
      const { yaw, pitch } = turn(link.arrival.yaw ?? 0, link.arrival.pitch ?? 0);
      set(at("arrival"), { yaw, pitch }, link.arrival as Json);
    }
  }
  for (const route of (museum as { routes?: readonly Route[] }).routes ?? []) {
    const stops = (route.stops ?? []).map((stop) =>
      stop.scene === room.id && typeof stop.yaw === "number" ? { ...stop, ...turn(stop.yaw, stop.pitch ?? 0) } : stop,
    );
    set(["routes", route.id, "stops"], stops as unknown as Json, (route.stops ?? []) as unknown as Json);
  }
  if (operations.length) store.make(said, operations);
}

function turnScene(scene: Scene, room: Room, turn: (yaw: number, pitch: number) => { yaw: number; pitch: number }, set: (at: readonly string[], value: Json, was: Json) => void): void {
  for (const label of scene.labels ?? []) turnLabel(label, room, turn, set);
  if (!scene.view) return;
  const { yaw, pitch } = turn(scene.view.yaw ?? 0, scene.view.pitch ?? 0);
  set(atScene(room.file, "view"), { ...scene.view, yaw, pitch }, scene.view as Json);
}

function turnLabel(label: Label, room: Room, turn: (yaw: number, pitch: number) => { yaw: number; pitch: number }, set: (at: readonly string[], value: Json, was: Json) => void): void {
  const at = (field: string): readonly string[] => atScene(room.file, "labels", label.id, field);
  const { yaw, pitch } = turn(label.yaw, label.pitch ?? 0);
  set(at("yaw"), yaw, label.yaw);
  set(at("pitch"), pitch, label.pitch ?? null);
  if (!label.polygon) return;
  const polygon = label.polygon.map(([x, y]): [number, number] => {
    const corner = turn(x, y);
    return [corner.yaw, corner.pitch];
  });
  set(at("polygon"), polygon, label.polygon as unknown as Json);
}

/**
 * A place in a picture that was never levelled is meant as the camera gave it: the next preview must not find another level
 * and move everything off its thing. What says so, where nothing does yet.
 */
export function pinned(museum: Museum, room: Room): Operation[] {
  if (room.tiles || sceneOf(museum, room.file)?.level) return [];
  return [{ kind: "set", at: atScene(room.file, "level"), value: { pitch: 0, roll: 0 }, was: null }];
}
