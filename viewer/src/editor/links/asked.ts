// Which pairs of rooms are asked about, and in what order: those first that join parts of the tour, then those that
// contradict the others, then what is likely and not sure. The rest is there for who wants to look.

import type { Museum, Pair } from "../contract";
import type { Found, FoundPair } from "./found";

export type Group = "joins" | "contradicts" | "suggested" | "unlikely" | "sure" | "done";
export const GROUPS: readonly Group[] = ["joins", "contradicts", "suggested", "unlikely", "sure", "done"];
/** Groups in which something waits for an answer. */
export const OPEN: readonly Group[] = ["joins", "contradicts", "suggested"];

export type Verdict = "yes" | "no" | "drawn" | "unsure";

/** A room as the links need it. `id`: what links call it. */
export interface LinkedRoom {
  readonly id: string;
  readonly file: string;
}

export interface Asked {
  /** Both ids, in the order of the alphabet. */
  readonly key: string;
  /** In the order in which the pair was compared: what `found` says is of the first, then of the second. */
  readonly rooms: readonly [string, string];
  readonly found: FoundPair | null;
  readonly group: Group;
  readonly verdict: Verdict | null;
  readonly pair: Pair | null;
}

export interface Picked {
  readonly asked: readonly Asked[];
  /** Ids of the rooms of each part of the tour, as it would be with what is answered already; the largest first. */
  readonly parts: readonly (readonly string[])[];
}

/** Less than this is asked only where it would join parts: it would get no arrow anyway. */
const LIKELY = 0.5;

export const keyOf = (one: string, other: string): string => [one, other].sort().join(" ");

export function pairsOf(museum: Museum): Map<string, Pair> {
  return new Map((museum.walk?.pairs ?? []).map((pair) => [keyOf(...pair.between), pair]));
}

/** All pairs, each in its group. `rooms`: those that are shown; `unsure`: keys that somebody left open. */
export function pick(museum: Museum, rooms: readonly LinkedRoom[], found: Found | null, unsure: ReadonlySet<string>): Picked {
  const ids = new Map(rooms.map(({ id, file }) => [file, id]));
  const stated = pairsOf(museum);
  const drawn = new Set((museum.links ?? []).map(({ from, to }) => keyOf(from, to)));
  const known: Asked[] = [];
  for (const pair of found?.pairs ?? []) {
    const [a, b] = [ids.get(pair.rooms[0]), ids.get(pair.rooms[1])];
    if (!a || !b) continue;
    const key = keyOf(a, b);
    const verdict = verdictOf(stated.get(key), drawn.has(key), unsure.has(key));
    known.push({ key, rooms: [a, b], found: pair, group: "suggested", verdict, pair: stated.get(key) ?? null });
  }
  const told = new Set(known.map(({ key }) => key));
  for (const key of [...stated.keys(), ...drawn].filter((one) => !told.has(one))) {
    const [a = "", b = ""] = key.split(" ");
    const pair = stated.get(key) ?? null;
    const verdict = verdictOf(pair ?? undefined, drawn.has(key), unsure.has(key));
    if (!verdict || told.has(key) || !rooms.some(({ id }) => id === a) || !rooms.some(({ id }) => id === b)) continue;
    told.add(key);
    known.push({ key, rooms: pair ? [...pair.between] : [a, b], found: null, group: "done", verdict, pair });
  }
  const parts = partsOf(museum, rooms, found, known);
  return { asked: grouped(known, parts), parts };
}

function verdictOf(pair: Pair | undefined, drawn: boolean, unsure: boolean): Verdict | null {
  if (pair?.link === false) return "no";
  if (drawn) return "drawn";
  if (pair?.link === true) return "yes";
  return unsure ? "unsure" : null;
}

/** Parts that the last build found, joined by what was said since. Rooms that it does not know stand alone. */
function partsOf(museum: Museum, rooms: readonly LinkedRoom[], found: Found | null, known: readonly Asked[]): string[][] {
  const root = new Map<string, string>(rooms.map(({ id }) => [id, id]));
  const top = (id: string): string => {
    let at = id;
    while (root.get(at) !== at) at = root.get(at) ?? at;
    return at;
  };
  const join = (one: string, other: string): void => {
    if (root.has(one) && root.has(other)) root.set(top(one), top(other));
  };
  const ids = new Map(rooms.map(({ id, file }) => [file, id]));
  const first = new Map<number, string>();
  const refused = known.some(({ verdict, found: pair }) => verdict === "no" && pair !== null && pair.status !== "refused" && !pair.joins);
  if (refused) {
    // What held a part together may be what was refused since: then only what links say counts, until the next build.
    for (const { rooms: [a, b], found: pair, verdict } of known) if (pair && !pair.joins && verdict !== "no" && (pair.arrow || pair.confidence >= 0.5)) join(a, b);
  } else
    for (const room of found?.rooms ?? []) {
      const id = ids.get(room.file);
      if (!id) continue;
      const other = first.get(room.part);
      if (other) join(id, other);
      else first.set(room.part, id);
    }
  for (const { rooms: [a, b], verdict } of known) if (verdict === "yes") join(a, b);
  for (const { from, to } of museum.links ?? []) join(from, to);
  const parts = new Map<string, string[]>();
  for (const { id } of rooms) parts.set(top(id), [...(parts.get(top(id)) ?? []), id]);
  return [...parts.values()].sort((one, other) => other.length - one.length);
}

/**
 * Of all pairs that would join parts, the fewest that join them all, the likeliest first (Kruskal 1956): so many questions are
 * enough if each is answered with yes, and after a no the next likely pair is asked.
 */
function grouped(known: readonly Asked[], parts: readonly (readonly string[])[]): Asked[] {
  const part = new Map(parts.flatMap((ids, number) => ids.map((id) => [id, number] as const)));
  const joined = parts.map((_, number) => number);
  const top = (number: number): number => {
    let at = number;
    while (joined[at] !== at) at = joined[at] ?? at;
    return at;
  };
  const sorted = [...known].sort((one, other) => (other.found?.confidence ?? 0) - (one.found?.confidence ?? 0));
  const list = sorted.map((asked): Asked => {
    const { found, rooms: [a, b] } = asked;
    if (asked.verdict !== null || !found) return { ...asked, group: "done" };
    const [one, other] = [top(part.get(a) ?? 0), top(part.get(b) ?? 0)];
    if (one !== other) {
      joined[one] = other;
      return { ...asked, group: "joins" };
    }
    if (part.get(a) === part.get(b)) {
      if (found.status === "sure") return { ...asked, group: "sure" };
      if (found.contradicts) return { ...asked, group: "contradicts" };
      if (found.confidence >= LIKELY) return { ...asked, group: "suggested" };
    }
    return { ...asked, group: "unlikely" };
  });
  return GROUPS.flatMap((group) => list.filter((asked) => asked.group === group));
}
