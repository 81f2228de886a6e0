// Where rooms stand on the plan: as the document says, else as the last preview found, else nowhere yet. Metres, x to the
// right and y up; north is up where it is known.

import type { Museum, Room, Scene } from "../contract";
import { sceneOf } from "../rooms";
import type { Found, FoundRoom } from "../links/found";

export interface Spot {
  readonly room: Room;
  readonly x: number;
  readonly y: number;
  readonly floor: number;
  /** Degrees from up; null where nobody knows. */
  readonly heading: number | null;
  /** `written`: the document says so; `found`: the last preview; `none`: it is not on the plan yet. */
  readonly from: "written" | "found" | "none";
  /** Of the parts that the last preview found; null: none. */
  readonly part: number | null;
}

/** Metres between parts that lie beside each other, and between rooms that are nowhere yet. */
const GAP = 5;
const ROW = 3.5;
const ACROSS = 6;
/** Parts stand below each other at least so far down. */
const LOWEST = 12;

export const two = (value: number): number => Math.round(value * 100) / 100 + 0;
export const middle = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function boxOf(points: readonly { readonly x: number; readonly y: number }[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** Every room that is shown, in their order. Parts that nobody has placed lie beside each other; rooms without a place below. */
export function spots(museum: Museum, rooms: readonly Room[], found: Found | null): Spot[] {
  const known = new Map((found?.rooms ?? []).map((room) => [room.file, room]));
  const turns = turnsOf(museum, rooms, known);
  const headingOf = (scene: Scene | null, from: FoundRoom | undefined): number | null =>
    scene?.heading ?? (from?.placed ? (((from.heading + (turns.get(from.part) ?? 0)) % 360) + 360) % 360 : null);
  const placed: Spot[] = [];
  for (const room of rooms) {
    const [scene, from] = [sceneOf(museum, room.file), known.get(room.file)];
    const at = scene?.position;
    if (at) placed.push({ room, x: at.x, y: at.y, floor: at.floor ?? 0, heading: headingOf(scene, from), from: "written", part: from?.part ?? null });
  }
  const written = [...placed];
  const parts = new Map<number, [Room, FoundRoom][]>();
  for (const room of rooms) {
    const from = known.get(room.file);
    if (from?.placed && !sceneOf(museum, room.file)?.position) parts.set(from.part, [...(parts.get(from.part) ?? []), [room, from]]);
  }
  const shelves = new Shelves();
  for (const [part, members] of [...parts].sort(([, one], [, other]) => other.length - one.length)) {
    const scale = scaleOf(museum, rooms, known, part);
    const seen = members.map(([room, from]): Spot => ({ room, x: from.x * scale, y: from.y * scale, floor: from.floor, heading: headingOf(sceneOf(museum, room.file), from), from: "found", part }));
    const held = written.flatMap((spot) => {
      const from = spot.part === part ? known.get(spot.room.file) : undefined;
      return from ? [{ x: spot.x - from.x * scale, y: spot.y - from.y * scale }] : [];
    });
    let [dx, dy] = [0, 0];
    if (held.length) [dx, dy] = [middle(held.map(({ x }) => x)), middle(held.map(({ y }) => y))];
    else if (placed.length) [dx, dy] = shelves.next(boxOf(seen), boxOf(placed));
    for (const spot of seen) placed.push({ ...spot, x: two(spot.x + dx), y: two(spot.y + dy) });
  }
  const home = new Set(placed.map(({ room }) => room));
  const box = placed.length ? boxOf(placed) : { left: 0, bottom: GAP };
  rooms
    .filter((room) => !home.has(room))
    .forEach((room, k) => {
      const [x, y] = [box.left + (k % ACROSS) * ROW, box.bottom - GAP - Math.floor(k / ACROSS) * ROW];
      placed.push({ room, x: two(x), y: two(y), floor: 0, heading: sceneOf(museum, room.file)?.heading ?? null, from: "none", part: null });
    });
  const order = new Map(rooms.map((room, at) => [room, at]));
  return placed.sort((one, other) => (order.get(one.room) ?? 0) - (order.get(other.room) ?? 0));
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Parts that nobody has placed stand in rows to the right of what is placed, about as high as that is. */
class Shelves {
  #first: Box | null = null;
  #left = 0;
  #right = 0;
  #below = 0;

  /** By how much the next part is to be moved. */
  next(own: Box, placed: Box): [number, number] {
    if (!this.#first) {
      this.#first = placed;
      this.#left = placed.right + GAP;
      this.#below = placed.top;
    }
    const low = Math.min(this.#first.bottom, this.#first.top - LOWEST);
    if (this.#below < this.#first.top && this.#below - (own.top - own.bottom) < low) {
      this.#left = this.#right + GAP;
      this.#below = this.#first.top;
    }
    const moved: [number, number] = [this.#left - own.left, this.#below - own.top];
    this.#right = Math.max(this.#right, this.#left + own.right - own.left);
    this.#below -= own.top - own.bottom + GAP;
    return moved;
  }
}

/** By how much each part has been turned since it was found: all its headings belong to one compass. */
function turnsOf(museum: Museum, rooms: readonly Room[], known: ReadonlyMap<string, FoundRoom>): Map<number, number> {
  const turns = new Map<number, number>();
  for (const room of rooms) {
    const [heading, from] = [sceneOf(museum, room.file)?.heading, known.get(room.file)];
    if (heading !== undefined && from?.placed && !turns.has(from.part)) turns.set(from.part, heading - from.heading);
  }
  return turns;
}

/** How much larger a part is than it was found, by the distances that somebody has measured in it since. */
function scaleOf(museum: Museum, rooms: readonly Room[], known: ReadonlyMap<string, FoundRoom>, part: number): number {
  const byId = new Map(rooms.map((room) => [room.id, known.get(room.file)]));
  const scales = (museum.walk?.pairs ?? []).flatMap(({ between: [a, b], distance }) => {
    const [one, other] = [byId.get(a), byId.get(b)];
    if (!distance || one?.part !== part || other?.part !== part) return [];
    const far = Math.hypot(one.x - other.x, one.y - other.y);
    return far > 0.1 ? [distance / far] : [];
  });
  return scales.sort((one, other) => one - other)[Math.floor(scales.length / 2)] ?? 1;
}

/** What hangs together with a room: it moves, turns and grows as one piece. All that somebody has laid is one. */
export function pieceOf(all: readonly Spot[], of: Spot): Spot[] {
  if (of.from === "none") return [of];
  const laid = new Set(all.flatMap(({ from, part }) => (from === "written" && part !== null ? [part] : [])));
  const isLaid = (spot: Spot): boolean => spot.from === "written" || (spot.from === "found" && spot.part !== null && laid.has(spot.part));
  if (isLaid(of)) return all.filter(isLaid);
  return all.filter(({ from, part }) => from === "found" && part === of.part);
}
