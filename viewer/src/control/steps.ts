// Steps of looking and zooming, as a key or a button takes them.

import { between, direction, wrap } from "../core/projection";
import { extent, type Size, type View } from "../core/view";
import type { Direction } from "./keyboard";
import { enlarged } from "./pointer";

const ZOOM = 1.25;
/** A step to the side and up, as shares of the field of view. */
const ASIDE = 0.22;
const UP = 0.18;

const degrees = (tangent: number): number => (Math.atan(tangent) * 180) / Math.PI;

export function nudged(from: View, size: Size, way: Direction): View {
  const { x, y } = extent(from.fov, size);
  const [across, above] = [2 * degrees(x) * ASIDE, 2 * degrees(y) * UP];
  const turn = way === "left" ? -across : way === "right" ? across : 0;
  const rise = way === "up" ? above : way === "down" ? -above : 0;
  return { yaw: wrap(from.yaw + turn), pitch: from.pitch + rise, fov: from.fov };
}

export const zoomStep = (from: View, closer: boolean): View => ({ ...from, fov: enlarged(from.fov, closer ? ZOOM : 1 / ZOOM) });

/** Whether a direction lies well within the screen. */
export function isInSight(view: View, size: Size, yaw: number, pitch: number): boolean {
  const { x, y } = extent(view.fov, size);
  return between(direction(yaw, pitch), direction(view.yaw, view.pitch)) < degrees(Math.min(x, y)) / 2;
}
