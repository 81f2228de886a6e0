// What moving, turning and measuring on the plan writes into the document.

import type { Json, Museum, Operation } from "../contract";
import { sceneOf } from "../rooms";
import type { Found } from "../links/found";
import { middle, type Spot, two } from "./spots";

export interface Place {
  readonly x?: number;
  readonly y?: number;
  readonly floor?: number;
  readonly heading?: number;
}

/**
 * Puts rooms where they are wanted. What the preview has found of the same part is written down with them: else the next one
 * would lay all of it around the one room that was moved, and visitors would not get what was seen here.
 */
export function placing(museum: Museum, all: readonly Spot[], wanted: ReadonlyMap<Spot, Place>, found: Found | null): Operation[] {
  const parts = new Set([...wanted.keys()].map(({ part }) => part));
  const moves = [...wanted.values()].some(({ x, y, floor }) => x !== undefined || y !== undefined || floor !== undefined);
  const written = new Map<Spot, Place>(wanted);
  if (moves) for (const spot of all) if (spot.from === "found" && parts.has(spot.part) && !written.has(spot)) written.set(spot, {});
  for (const part of parts) {
    // The north that cameras gave would be lost: nothing turns a plan that somebody has laid.
    const north = part !== null && found?.parts[part]?.north === true;
    const members = all.filter((spot) => spot.part === part);
    const said = members.some((spot) => sceneOf(museum, spot.room.file)?.heading !== undefined || wanted.get(spot)?.heading !== undefined);
    const first = [...written.keys()].find((spot) => spot.part === part && spot.from === "found" && spot.heading !== null);
    if (moves && north && !said && first) written.set(first, { ...written.get(first), heading: first.heading ?? 0 });
  }
  return [...written].flatMap(([spot, place]) => write(museum, spot, place, moves));
}

function write(museum: Museum, spot: Spot, place: Place, moves: boolean): Operation[] {
  const scene = sceneOf(museum, spot.room.file);
  const before = scene?.position;
  const values: [string, Json, Json][] = [];
  if (moves) {
    const position = { x: two(place.x ?? spot.x), y: two(place.y ?? spot.y), floor: place.floor ?? spot.floor, z: before?.z ?? 1.6 };
    const was = before ? { x: before.x, y: before.y, floor: before.floor ?? 0, z: before.z ?? 1.6 } : null;
    if (JSON.stringify(position) !== JSON.stringify(was)) values.push(["position", position, (before as Json | undefined) ?? null]);
  }
  if (place.heading !== undefined) {
    const heading = two(((place.heading % 360) + 360) % 360);
    if (heading !== scene?.heading) values.push(["heading", heading, scene?.heading ?? null]);
  }
  if (!values.length) return [];
  if (!scene) return [{ kind: "add", at: ["scenes"], item: { file: spot.room.file, listed: false, ...Object.fromEntries(values.map(([field, value]) => [field, value])) }, before: null }];
  return values.map(([field, value, was]): Operation => ({ kind: "set", at: ["scenes", spot.room.file, field], value, was }));
}

/** The piece turned so that what lies `degrees` to the right of up comes to be up: north. */
export function turning(museum: Museum, all: readonly Spot[], piece: readonly Spot[], degrees: number, found: Found | null): Operation[] {
  const [cx, cy] = centre(piece);
  const angle = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const said = piece.some(({ room }) => sceneOf(museum, room.file)?.heading !== undefined);
  const first = piece.find(({ heading }) => heading !== null);
  const wanted = new Map<Spot, Place>();
  for (const spot of piece) {
    const [x, y] = [spot.x - cx, spot.y - cy];
    const written = sceneOf(museum, spot.room.file)?.heading !== undefined;
    const heading = spot.heading !== null && (written || (!said && spot === first)) ? { heading: spot.heading - degrees } : {};
    wanted.set(spot, { x: cx + x * c - y * s, y: cy + x * s + y * c, ...heading });
  }
  return placing(museum, all, wanted, found);
}

/** The piece grown about its middle. */
export function growing(museum: Museum, all: readonly Spot[], piece: readonly Spot[], factor: number, found: Found | null): Operation[] {
  const [cx, cy] = centre(piece);
  const wanted = new Map(piece.map((spot) => [spot, { x: cx + (spot.x - cx) * factor, y: cy + (spot.y - cy) * factor }]));
  return placing(museum, all, wanted, found);
}

/** Takes places away that somebody has written: of one room, or of all of a piece. */
export function forgetting(museum: Museum, piece: readonly Spot[]): Operation[] {
  return piece.flatMap(({ room }): Operation[] => {
    const position = sceneOf(museum, room.file)?.position;
    return position ? [{ kind: "set", at: ["scenes", room.file, "position"], value: null, was: position as Json }] : [];
  });
}

const centre = (piece: readonly Spot[]): [number, number] => [middle(piece.map(({ x }) => x)), middle(piece.map(({ y }) => y))];
