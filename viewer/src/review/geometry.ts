// Regions of a sphere: their outline, their place on the screen, and how they are drawn, moved and sized.
// A region's width and height are angles in the frame of its middle (panorama/privacy/region.py).

import { angles, atan2, clamp, cos, direction, dot, sin, type Vector, wrap } from "../core/projection";
import { basis } from "../core/view";
import type { Box, Region } from "./model";

export const SMALLEST = 0.5;
export const LARGEST = 180;

/** Points of each side: straight in the region's frame, they are curves elsewhere. */
const STEPS = 12;

/** Towards `across` and `above` degrees of a region's frame, in the photograph's directions. */
export function fromFrame({ yaw, pitch }: Pick<Region, "yaw" | "pitch">, across: number, above: number): Vector {
  const { right, up, forward } = basis({ yaw, pitch, fov: 90 });
  const [x, y, z] = direction(across, above);
  const part = (i: 0 | 1 | 2): number => right[i] * x + up[i] * y + forward[i] * z;
  return [part(0), part(1), part(2)];
}

/** Where a direction is in a region's frame, degrees. */
export function inFrame({ yaw, pitch }: Pick<Region, "yaw" | "pitch">, towards: Vector): { across: number; above: number } {
  const { right, up, forward } = basis({ yaw, pitch, fov: 90 });
  const [x, y, z] = [dot(towards, right), dot(towards, up), dot(towards, forward)];
  return { across: atan2(x, z), above: atan2(y, Math.hypot(x, z)) };
}

/** The corners of a region's outline as [yaw, pitch], clockwise from the upper left one. */
export function outline(region: Region): [number, number][] {
  const [w, h] = [region.width / 2, Math.min(region.height / 2, 89.9)];
  const side = (from: [number, number], to: [number, number]): [number, number][] =>
    Array.from({ length: STEPS }, (_, i) => [from[0] + ((to[0] - from[0]) * i) / STEPS, from[1] + ((to[1] - from[1]) * i) / STEPS]);
  const around = [...side([-w, h], [w, h]), ...side([w, h], [w, -h]), ...side([w, -h], [-w, -h]), ...side([-w, -h], [-w, h])];
  return around.map(([across, above]) => {
    const { yaw, pitch } = angles(fromFrame(region, across, above));
    return [yaw, pitch];
  });
}

/** The four corners of a region, as directions: upper left, upper right, lower right, lower left. */
export function corners(region: Region): Vector[] {
  const [w, h] = [region.width / 2, region.height / 2];
  return [fromFrame(region, -w, h), fromFrame(region, w, h), fromFrame(region, w, -h), fromFrame(region, -w, -h)];
}

/** The region between two directions that are opposite corners of it. */
export function between(from: Vector, to: Vector): Region {
  const length = (v: Vector): number => Math.hypot(...v) || 1;
  const [p, q] = [length(from), length(to)];
  const middle = angles([from[0] / p + to[0] / q, from[1] / p + to[1] / q, from[2] / p + to[2] / q]);
  const [a, b] = [inFrame(middle, from), inFrame(middle, to)];
  const reach = (x: number, y: number): number => clamp(Math.abs(x) + Math.abs(y), SMALLEST, LARGEST);
  return { ...middle, width: reach(a.across, b.across), height: reach(a.above, b.above) };
}

/** Whether a direction lies in a region. */
export function holds(region: Region, towards: Vector): boolean {
  const { across, above } = inFrame(region, towards);
  return Math.abs(across) <= region.width / 2 && Math.abs(above) <= region.height / 2;
}

/** A region moved by so many degrees to the right and up, as one sees it. */
export function moved(region: Region, right: number, up: number): Region {
  const pitch = clamp(region.pitch + up, -90, 90);
  const turn = right / Math.max(0.15, cos(region.pitch));
  return { ...region, yaw: wrap(region.yaw + turn), pitch };
}

/** A region larger by so many degrees. */
export function sized(region: Region, wider: number, taller: number): Region {
  return {
    ...region,
    width: clamp(region.width + wider, SMALLEST, LARGEST),
    height: clamp(region.height + taller, SMALLEST, LARGEST),
  };
}

/** Rows of the matrix that takes a direction into a frame: right, up and forward of it. */
export function frameRows(yaw: number, pitch: number): readonly Vector[] {
  const { right, up, forward } = basis({ yaw, pitch, fov: 90 });
  return [right, up, forward];
}

/** The field of view in which a region is looked at: it and what is around it, some five times as large. */
export const fitting = (region: Region): number => clamp(Math.max(region.width, region.height) * 5, 30, 85);

/** Which share of a small picture a place of it takes, `around` degrees being shown: width and height. */
export function shareShown(region: Region, around: number): { width: number; height: number } {
  const half = sin(around / 2) / cos(around / 2);
  const share = (angle: number): number => Math.min(1, Math.tan((angle * Math.PI) / 360) / half);
  return { width: share(region.width), height: share(region.height) };
}

/** Width and height of a box in the small picture of it (part_shown in commands/review/crops.py), 0 to 1. */
export function boxShown({ width, height }: Box, of: { width: number; height: number }): { width: number; height: number } {
  const [wide, tall] = [(width / 100) * of.width, (height / 100) * of.height];
  const side = Math.max(2.4 * Math.max(wide, tall), 0.1 * Math.min(of.width, of.height), 16);
  return { width: wide / side, height: tall / side };
}
