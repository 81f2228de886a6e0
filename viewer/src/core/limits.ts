// Partial panoramas: the view is held so that no point of the screen ever looks at what was not photographed.

import { atan2, clamp, cos, sin, wrap } from "./projection";
import { extent, type Size, type View } from "./view";

/** What a picture covers, degrees: [min, max]; the yaw of the right edge may exceed 180. */
export interface Limits {
  readonly yaw: readonly [number, number];
  readonly pitch: readonly [number, number];
}

/** Lowest and highest pitch, and half the range of yaw, that a screen shows when it looks at `pitch`. */
export function reach(pitch: number, fov: number, size: Size): { low: number; high: number; half: number } {
  const { x, y } = extent(fov, size);
  // Along the upper and lower edge the pitch is greatest or smallest in the middle or at the corners.
  const at = (across: number, above: number): number =>
    atan2(above * cos(pitch) + sin(pitch), Math.hypot(across, cos(pitch) - above * sin(pitch)));
  const ahead = cos(pitch) - y * Math.abs(sin(pitch));
  const pole = ahead <= 0;
  return {
    low: pole && pitch < 0 ? -90 : Math.min(at(0, -y), at(x, -y)),
    high: pole && pitch > 0 ? 90 : Math.max(at(0, y), at(x, y)),
    half: pole ? 180 : atan2(x, ahead),
  };
}

const STEPS = 40;

/** The last value between `good` and `bad` for which `holds`, which is true at `good`. */
function last(good: number, bad: number, holds: (value: number) => boolean): number {
  if (holds(bad)) return bad;
  for (let i = 0; i < STEPS; i++) {
    const middle = (good + bad) / 2;
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** The range of pitch from which a screen sees nothing beyond the limits, or null when `fov` is too wide for it. */
function allowedPitch(limits: Limits, fov: number, size: Size): [number, number] | null {
  const [bottom, top] = limits.pitch;
  const width = limits.yaw[1] - limits.yaw[0];
  const middle = clamp(0, bottom, top);
  const under = (pitch: number): boolean => top >= 90 || reach(pitch, fov, size).high <= top;
  const above = (pitch: number): boolean => bottom <= -90 || reach(pitch, fov, size).low >= bottom;
  const between = (pitch: number): boolean => width >= 359.99 || 2 * reach(pitch, fov, size).half <= width;
  if (!under(-90) || !above(90)) return null;
  const high = last(-90, 90, under);
  const low = last(90, -90, above);
  if (low > high) return null;
  const level = clamp(middle, low, high);
  if (!between(level)) return null;
  return [last(level, low, between), last(level, high, between)];
}

/** The nearest view that a screen of this shape may show. Without limits only the poles hold. */
export function held(view: View, size: Size, limits: Limits | null): View {
  const pitch = clamp(view.pitch, -90, 90);
  if (!limits) return { yaw: wrap(view.yaw), pitch, fov: view.fov };
  const fov = last(0.5, view.fov, (candidate) => allowedPitch(limits, candidate, size) !== null);
  const [low, high] = allowedPitch(limits, fov, size) ?? [pitch, pitch];
  const allowed = clamp(pitch, low, high);
  const [left, right] = limits.yaw;
  if (right - left >= 359.99) return { yaw: wrap(view.yaw), pitch: allowed, fov };
  const centre = (left + right) / 2;
  const room = Math.max(0, (right - left) / 2 - reach(allowed, fov, size).half);
  return { yaw: wrap(centre + clamp(wrap(view.yaw - centre), -room, room)), pitch: allowed, fov };
}
