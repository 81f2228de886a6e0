// The museum's own drawing under the rooms of a storey: where it lies (tour/plan_drawing.py is the twin of `lay`).

import type { PlanDrawing } from "../contract";
import { middle, type Spot } from "./spots";

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

interface Place {
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
