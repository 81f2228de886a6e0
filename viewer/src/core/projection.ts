// Directions, angles, faces and pixels: the twin of panorama/geometry/projection.py. Axes and formulas: docs/architecture.md.
// Angles are in degrees; a direction is [X right, Y up, Z forward], of any length unless said otherwise.

export type Vector = readonly [number, number, number];
export type Face = "f" | "r" | "b" | "l" | "u" | "d";

export const FACES = "frblud";
const RADIAN = Math.PI / 180;

export const sin = (degrees: number): number => Math.sin(degrees * RADIAN);
export const cos = (degrees: number): number => Math.cos(degrees * RADIAN);
export const tan = (degrees: number): number => Math.tan(degrees * RADIAN);
export const atan2 = (y: number, x: number): number => Math.atan2(y, x) / RADIAN;

export const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The same yaw in [-180, 180). */
export function wrap(yaw: number): number {
  if (yaw >= -180 && yaw < 180) return yaw;
  const turned = (yaw + 180) % 360;
  return (turned < 0 ? turned + 360 : turned) - 180;
}

/** Unit direction of a yaw and pitch. */
export function direction(yaw: number, pitch: number): Vector {
  return [cos(pitch) * sin(yaw), sin(pitch), cos(pitch) * cos(yaw)];
}

/** Yaw in [-180, 180) and pitch of a direction. */
export function angles([x, y, z]: Vector): { yaw: number; pitch: number } {
  return { yaw: wrap(atan2(x, z)), pitch: atan2(y, Math.hypot(x, z)) };
}

export const dot = (p: Vector, q: Vector): number => p[0] * q[0] + p[1] * q[1] + p[2] * q[2];

/** Angle between two directions, in [0, 180]. */
export function between(p: Vector, q: Vector): number {
  const cross = Math.hypot(p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]);
  return atan2(cross, dot(p, q));
}

/** What a column and row (whole numbers at pixel centres) of an equirectangular picture look at. */
export function pixelToAngles(width: number, height: number, column: number, row: number): { yaw: number; pitch: number } {
  return { yaw: wrap(((column + 0.5) / width) * 360 - 180), pitch: 90 - ((row + 0.5) / height) * 180 };
}

/** The column and row where an equirectangular picture has a yaw and pitch. */
export function anglesToPixel(width: number, height: number, yaw: number, pitch: number): { column: number; row: number } {
  return { column: ((wrap(yaw) + 180) / 360) * width - 0.5, row: ((90 - pitch) / 180) * height - 0.5 };
}

/** Direction of a point of a cube face; `a` to the right and `b` down, both in [-1, 1] on the face itself. */
export function faceToDirection(face: Face, a: number, b: number): Vector {
  switch (face) {
    case "f":
      return [a, -b, 1];
    case "r":
      return [1, -b, -a];
    case "b":
      return [-a, -b, -1];
    case "l":
      return [-1, -b, a];
    case "u":
      return [a, 1, b];
    case "d":
      return [a, -1, -b];
  }
}

/** The face that a direction falls on, and where. */
export function directionToFace([x, y, z]: Vector): { face: Face; a: number; b: number } {
  const [ax, ay, az] = [Math.abs(x), Math.abs(y), Math.abs(z)];
  if (az >= ax && az >= ay) return z > 0 ? { face: "f", a: x / az, b: -y / az } : { face: "b", a: -x / az, b: -y / az };
  if (ax >= ay) return x > 0 ? { face: "r", a: -z / ax, b: -y / ax } : { face: "l", a: z / ax, b: -y / ax };
  return y > 0 ? { face: "u", a: x / ay, b: z / ay } : { face: "d", a: x / ay, b: -z / ay };
}

/** A direction in a tilted camera's picture → in the level world: roll about forward, then pitch about right. */
export function levelled([x, y, z]: Vector, pitch: number, roll: number): Vector {
  const rolledX = x * cos(roll) - y * sin(roll);
  const rolledY = x * sin(roll) + y * cos(roll);
  return [rolledX, rolledY * cos(pitch) + z * sin(pitch), z * cos(pitch) - rolledY * sin(pitch)];
}
