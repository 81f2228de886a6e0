// The outline of a thing over the picture: its corners on the screen, cut where they go behind the visitor.

import { direction, dot, type Vector } from "./projection";
import { basis, type Size, toScreen, type View } from "./view";

/** What is nearer to the plane of the eye than this is cut off; lengths are those of unit directions. */
const NEAR = 0.03;

/** Path data (SVG) of a polygon of [yaw, pitch] corners; empty when all of it is behind. Straight edges are exact. */
export function outlinePath(view: View, size: Size, corners: readonly (readonly [number, number])[]): string {
  const { forward } = basis(view);
  const points = corners.map(([yaw, pitch]) => direction(yaw, pitch));
  const kept: Vector[] = [];
  points.forEach((point, i) => {
    const before = points[(i || points.length) - 1] as Vector;
    const [d, e] = [dot(before, forward) - NEAR, dot(point, forward) - NEAR];
    if (d > 0 !== e > 0) {
      const t = d / (d - e);
      const at = (k: 0 | 1 | 2): number => before[k] + (point[k] - before[k]) * t;
      kept.push([at(0), at(1), at(2)]);
    }
    if (e > 0) kept.push(point);
  });
  if (kept.length < 3) return "";
  const places = kept.map((point) => toScreen(view, size, point)).map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return `M${places.join("L")}Z`;
}
