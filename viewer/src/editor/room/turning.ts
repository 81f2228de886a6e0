// Directions when the level of a picture changes: what stands on a thing stays on it (docs/museum-toml.md: labels, ways and
// views are meant in the levelled picture, blurred places in the photograph's own, which no level changes).

import { angles, cos, direction, dot, levelled, sin, type Vector } from "../../core/projection";
import { basis, type Basis, type View } from "../../core/view";

export interface Level {
  readonly pitch: number;
  readonly roll: number;
}

export interface Angles {
  readonly yaw: number;
  readonly pitch: number;
}

export const LEVEL: Level = { pitch: 0, roll: 0 };

export const sameLevel = (one: Level, other: Level): boolean => Math.abs(one.pitch - other.pitch) < 1e-6 && Math.abs(one.roll - other.roll) < 1e-6;

/** A direction of the level world → in the picture as the tilted camera gave it: the inverse of `levelled`. */
export function tilted([x, y, z]: Vector, { pitch, roll }: Level): Vector {
  const up = y * cos(pitch) - z * sin(pitch);
  const ahead = z * cos(pitch) + y * sin(pitch);
  return [x * cos(roll) + up * sin(roll), up * cos(roll) - x * sin(roll), ahead];
}

/** A direction in the picture levelled by `from` → the same thing in the picture levelled by `to`. */
export function turned(towards: Vector, from: Level, to: Level): Vector {
  return levelled(tilted(towards, from), to.pitch, to.roll);
}

const DECIMALS = 1e4;
const rounded = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;

/** The same for yaw and pitch, degrees, to 0.0001°. */
export function turnedAngles({ yaw, pitch }: Angles, from: Level, to: Level): Angles {
  if (sameLevel(from, to)) return { yaw, pitch };
  const found = angles(turned(direction(yaw, pitch), from, to));
  return { yaw: rounded(found.yaw), pitch: rounded(found.pitch) };
}

/** A view of the picture levelled by `shown`, for tiles that were cut with another level. */
export function onTiles(view: View, shown: Level, tiles: Level): View {
  if (sameLevel(shown, tiles)) return view;
  const { right, up, forward } = basis(view);
  const axis = (towards: Vector): Vector => turned(towards, shown, tiles);
  const axes: Basis = { right: axis(right), up: axis(up), forward: axis(forward) };
  return { ...view, axes };
}

/**
 * The level that makes the plane through two directions horizontal: what one says with two points on the horizon. They are
 * seen in the picture levelled by `shown`. Null: the points are (nearly) one, or opposite.
 */
export function levelThrough(p: Vector, q: Vector, shown: Level): Level | null {
  const [a, b] = [tilted(p, shown), tilted(q, shown)];
  const up: Vector = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  const length = Math.hypot(...up);
  if (length < 0.05) return null;
  return levelOf(up.map((value) => (value / length) * (up[1] < 0 ? -1 : 1)) as unknown as Vector);
}

/** The level whose "up" is this direction of the photograph (a unit vector in its own directions). */
export function levelOf([x, y, z]: Vector): Level {
  // levelled() takes `up` to (0, 1, 0): first the roll takes its x away, then the pitch its z.
  const roll = (Math.atan2(x, y) * 180) / Math.PI;
  const pitch = (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI;
  return { pitch: rounded(pitch), roll: rounded(roll) };
}

/** Where "up" of a level is, in the photograph's own directions. */
export const upOf = (level: Level): Vector => tilted([0, 1, 0], level);

/** Points of the horizon of a level, in the picture levelled by `shown`, as [yaw, pitch]; once around. */
export function horizon(level: Level, shown: Level, steps = 120): [number, number][] {
  return Array.from({ length: steps }, (_, i) => {
    const { yaw, pitch } = angles(turned(direction((i / steps) * 360 - 180, 0), level, shown));
    return [yaw, pitch];
  });
}

/** How far a level tilts the picture, degrees. */
export const tiltOf = (level: Level): number => (Math.acos(Math.min(1, dot(upOf(level), [0, 1, 0]))) * 180) / Math.PI;
