// The museum's own drawing under the rooms of a storey: where it lies (tour/plan_drawing.py is the twin of `lay`).

import type { PlanDrawing } from "../contract";
import { middle, type Spot, two } from "./spots";

/** Metres that a drawing is taken to be wide where nobody says anything of lengths. */
const GUESSED = 20;
const SAME = 1e-6;

/** Its upper left corner, metres; how wide it is, metres; degrees that its upper edge is turned, clockwise. */
export interface Laid {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly turn: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** `height`: of the picture, in shares of its width. Rooms that are nowhere yet say nothing. */
export function lay(drawing: PlanDrawing, spots: readonly Spot[], height: number): Laid {
  const points = drawing.points ?? [];
  const on = ({ left, top }: { readonly left: number; readonly top: number }): Place => ({ x: left / 100, y: (-top / 100) * height });
  const known = points.flatMap((point): [Place, Place][] => {
    if (point.x !== undefined && point.y !== undefined) return [[on(point), { x: point.x, y: point.y }]];
    const spot = spots.find(({ room, from }) => room.id === point.scene && from !== "none");
    return spot ? [[on(point), spot]] : [];
  });
  let [across, turn] = [typed(drawing, on) ?? GUESSED, 0];
  const centre = (places: readonly Place[]): Place => ({ x: middle(places.map(({ x }) => x)), y: middle(places.map(({ y }) => y)) });
  const [here, there] = [centre(known.map(([place]) => place)), centre(known.map(([, place]) => place))];
  let [along, aside, size] = [0, 0, 0];
  for (const [one, other] of known) {
    const [x, y, u, v] = [one.x - here.x, one.y - here.y, other.x - there.x, other.y - there.y];
    along += x * u + y * v;
    aside += x * v - y * u;
    size += x * x + y * y;
  }
  const factor = size > SAME ? Math.hypot(along, aside) / size : 0;
  if (factor > SAME) [across, turn] = [factor, (-Math.atan2(aside, along) * 180) / Math.PI + 0];
  const angle = (-turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) * across, Math.sin(angle) * across];
  return { x: there.x - (here.x * cos - here.y * sin), y: there.y - (here.x * sin + here.y * cos), across, turn };
}

function typed(drawing: PlanDrawing, on: (point: { readonly left: number; readonly top: number }) => Place): number | null {
  const [one, other] = drawing.points ?? [];
  if (drawing.distance === undefined || !one || !other) return null;
  const [a, b] = [on(one), on(other)];
  return drawing.distance / Math.hypot(a.x - b.x, a.y - b.y);
}

/** Where a place of the drawing lies, metres. */
export function toPlan({ x, y, across, turn }: Laid, { left, top }: { readonly left: number; readonly top: number }, height: number): Place {
  const angle = (-turn * Math.PI) / 180;
  const [right, up] = [(left / 100) * across, (-top / 100) * across * height];
  return { x: x + right * Math.cos(angle) - up * Math.sin(angle), y: y + right * Math.sin(angle) + up * Math.cos(angle) };
}

type Point = NonNullable<PlanDrawing["points"]>[number];

/** The two places by which a drawing is moved: its first two that lie on the plan, else corners of its own. */
const CORNERS: readonly Point[] = [
  { left: 10, top: 10 },
  { left: 90, top: 90 },
];

function pinned(drawing: PlanDrawing, spots: readonly Spot[]): readonly Point[] {
  const isKnown = ({ scene, x }: Point): boolean => x !== undefined || spots.some(({ room, from }) => room.id === scene && from !== "none");
  const known = (drawing.points ?? []).filter(isKnown).slice(0, 2);
  const apart = (corner: Point): boolean => known.every(({ left, top }) => Math.hypot(left - corner.left, top - corner.top) > 20);
  return [...known, ...CORNERS.filter(apart)].slice(0, 2);
}

/** Where those lie, metres. */
export const pinsOf = (drawing: PlanDrawing, laid: Laid, spots: readonly Spot[], height: number): Place[] =>
  pinned(drawing, spots).map((point) => toPlan(laid, point, height));

/**
 * The drawing with one of them elsewhere: the other stays where it is, and what else fitted it has its say no more. Places of rooms
 * that only the drawing knows stay on it.
 */
export function withPin(drawing: PlanDrawing, laid: Laid, spots: readonly Spot[], height: number, pin: number, to: Place): PlanDrawing {
  const pins = pinned(drawing, spots);
  const fixed = pins.map((point, at) => {
    const { x, y } = at === pin ? to : toPlan(laid, point, height);
    return { left: point.left, top: point.top, x: two(x), y: two(y) };
  });
  const isLaid = ({ scene }: Point): boolean => spots.some(({ room, from }) => room.id === scene && from !== "none");
  const rest = (drawing.points ?? []).filter((point) => point.scene !== undefined && !isLaid(point));
  const { distance, ...kept } = drawing;
  return { ...kept, points: [...fixed, ...rest] };
}
