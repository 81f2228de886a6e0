// What is under review, as the page is told it (commands/review/api.py), and the order in which one goes through it.

import { wrap } from "../core/projection";

export type Texts = Readonly<Record<string, string>>;
export type Verdict = "blur" | "keep";

/** A part of a sphere, degrees of the photograph's own directions. */
export interface Region {
  readonly yaw: number;
  readonly pitch: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a flat picture, percent. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Where = Region | Box;

/** Who decided, as that person was called then, and when (ISO 8601). Only a portal knows. */
export interface Made {
  readonly name: string;
  readonly at: string;
}

export interface Proposal {
  readonly kind: "face" | "plate" | "person";
  readonly score: number;
  readonly where: Where;
  readonly around?: number;
  /** Null while open; `blur`, or the reason of what is kept. */
  readonly answer: string | null;
  readonly by?: Made | null;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly where: Where;
  readonly around?: number;
  readonly stale?: boolean;
  readonly by?: Made | null;
}

export interface Picture {
  readonly id: string;
  readonly file: string;
  readonly title: Texts;
  readonly flat: boolean;
  readonly problem: Texts | null;
  readonly proposals: readonly Proposal[];
  readonly decisions: readonly Decision[];
}

export interface Version {
  readonly version: string;
  readonly problem: Texts | null;
}

export interface Review extends Version {
  readonly title: Texts;
  readonly pictures: readonly Picture[];
}

export interface Change {
  readonly file: string;
  readonly flat: boolean;
  readonly verdict: Verdict;
  readonly where: Where;
  readonly reason: string;
}

export interface Changes {
  readonly add: readonly Change[];
  readonly remove: readonly Change[];
  /** When it was made, ms: of one place the last holds, whichever window gets to send it first. */
  readonly made?: number;
}

export const EXHIBIT = "exhibit";
export const NO_FACE = "not a face";
export const DRAWN = "drawn";
/** Why a place is blurred that a detector found. */
export const BLURRED = { face: "visitor", plate: "plate", person: "visitor" } as const;

/** One thing to look at: what a detector found, or what a person marked by hand. */
export interface Item {
  readonly key: string;
  readonly picture: Picture;
  readonly where: Where;
  readonly around: number;
  readonly kind: Proposal["kind"] | null;
  readonly score: number;
  readonly answer: string | null;
  /** The decision about exactly this place; none where another region covers it. */
  readonly decision: Decision | null;
  readonly by: Made | null;
}

export const isRegion = (where: Where): where is Region => "yaw" in where;

const numbers = (where: Where): number[] =>
  isRegion(where) ? [wrap(where.yaw), where.pitch, where.width, where.height] : [where.left, where.top, where.width, where.height];

/** Two digits after the point: as it is written. */
const written = (number: number): number => Math.round(number * 100) / 100 + 0;

export function rounded<Place extends Where>(where: Place): Place {
  const out: Record<string, number> = {};
  for (const [name, value] of Object.entries(where)) out[name] = written(name === "yaw" ? wrap(value as number) : (value as number));
  if (out["yaw"] === 180) out["yaw"] = -180;
  return out as unknown as Place;
}

export const sameWhere = (one: Where, other: Where): boolean => {
  const [p, q] = [numbers(rounded(one)), numbers(rounded(other))];
  return isRegion(one) === isRegion(other) && p.every((value, i) => Math.abs(value - (q[i] as number)) < 0.005);
};

export const keyOf = (picture: Picture, where: Where): string => `${picture.id} ${numbers(rounded(where)).join(" ")}`;

/** Everything of one picture: what was found, then what was only marked by hand. */
export function itemsOf(picture: Picture): Item[] {
  const found = picture.proposals.map((proposal): Item => {
    const decision = picture.decisions.find((made) => !made.stale && sameWhere(made.where, proposal.where)) ?? null;
    return {
      key: keyOf(picture, proposal.where),
      picture,
      where: proposal.where,
      around: proposal.around ?? 0,
      kind: proposal.kind,
      score: proposal.score,
      answer: proposal.answer,
      decision,
      by: proposal.answer === null ? null : (decision ?? proposal).by ?? null,
    };
  });
  const known = new Set(found.map(({ key }) => key));
  const marked = picture.decisions
    .filter((made) => !made.stale && !known.has(keyOf(picture, made.where)))
    .map(
      (decision): Item => ({
        key: keyOf(picture, decision.where),
        picture,
        where: decision.where,
        around: decision.around ?? 0,
        kind: null,
        score: 0,
        answer: decision.verdict === "blur" ? "blur" : decision.reason || "keep",
        decision,
        by: decision.by ?? null,
      }),
    );
  return [...found, ...marked];
}

export type Sort = "likely" | "room";

/** A hint that somebody may stand somewhere is worth less than any face. */
const RANK = { face: 0, plate: 0, person: 1 } as const;

/** The items in the order in which one goes through them: the likeliest first, or room by room. */
export function ordered(items: readonly Item[], sort: Sort, rooms: readonly Picture[]): Item[] {
  const place = new Map(rooms.map((room, i) => [room.id, i]));
  const room = (item: Item): number => place.get(item.picture.id) ?? 0;
  const rank = (item: Item): number => (item.kind ? RANK[item.kind] : 2);
  return [...items].sort(
    (a, b) =>
      (sort === "room" ? room(a) - room(b) : 0) || rank(a) - rank(b) || b.score - a.score || room(a) - room(b) || (a.key < b.key ? -1 : 1),
  );
}

/** The next open item behind `after` in that order, round the end; none that was skipped while there are others. */
export function nextOpen(order: readonly Item[], after: string | null, skipped: ReadonlySet<string>): Item | null {
  const at = order.findIndex(({ key }) => key === after);
  const round = [...order.slice(at + 1), ...order.slice(0, at + 1)].filter(({ answer }) => answer === null);
  return round.find(({ key }) => !skipped.has(key)) ?? null;
}

export interface Counts {
  readonly total: number;
  readonly open: number;
  readonly blurred: number;
  readonly exhibits: number;
  readonly noFaces: number;
}

export function counts(items: readonly Item[]): Counts {
  const of = (test: (answer: string | null) => boolean): number => items.filter(({ answer }) => test(answer)).length;
  return {
    total: items.length,
    open: of((answer) => answer === null),
    blurred: of((answer) => answer === "blur"),
    exhibits: of((answer) => answer !== null && answer !== "blur" && answer !== NO_FACE),
    noFaces: of((answer) => answer === NO_FACE),
  };
}

/** How likely a detector thinks it is: 2 very, 1 so-so, 0 perhaps. */
export const likelihood = (score: number): 0 | 1 | 2 => (score >= 0.75 ? 2 : score >= 0.45 ? 1 : 0);

/** The pictures as they will be when a change has been made. */
export function applied(pictures: readonly Picture[], { add, remove }: Changes): Picture[] {
  return pictures.map((picture) => {
    const mine = ({ file, flat }: Change): boolean => file === picture.file && flat === picture.flat;
    const [more, less] = [add.filter(mine), remove.filter(mine)];
    if (!more.length && !less.length) return picture;
    const goes = (made: Decision): boolean =>
      less.some((change) => change.verdict === made.verdict && sameWhere(change.where, made.where)) ||
      more.some((change) => change.verdict !== made.verdict && sameWhere(change.where, made.where));
    const stay = picture.decisions.filter((made) => !goes(made));
    const fresh = more.filter((change) => !stay.some((made) => made.verdict === change.verdict && sameWhere(made.where, change.where)));
    const proposals = picture.proposals.map((proposal): Proposal => {
      const now = more.find((change) => sameWhere(change.where, proposal.where));
      // Whose it is now is not known before the server says it.
      const { by: _, ...rest } = proposal;
      if (now) return { ...rest, answer: now.verdict === "blur" ? "blur" : now.reason || "keep" };
      return less.some((change) => sameWhere(change.where, proposal.where)) ? { ...rest, answer: null } : proposal;
    });
    return { ...picture, proposals, decisions: [...stay, ...fresh.map(({ verdict, where, reason }) => ({ verdict, where, reason }))] };
  });
}

/** The change that takes another one back. */
export function inverse(pictures: readonly Picture[], { add, remove }: Changes): Changes {
  const there = (change: Change, same: boolean): Change[] =>
    (pictures.find(({ file, flat }) => file === change.file && flat === change.flat)?.decisions ?? [])
      .filter((made) => (made.verdict === change.verdict) === same && !made.stale && sameWhere(made.where, change.where))
      .map(({ verdict, where, reason }) => ({ ...change, verdict, where, reason }));
  return {
    add: [...remove.flatMap((change) => there(change, true)), ...add.flatMap((change) => there(change, false))],
    remove: add.filter((change) => there(change, true).length === 0),
  };
}
