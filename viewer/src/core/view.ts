// What the visitor looks at, and where things then are on the screen.

import { atan2, clamp, cos, dot, sin, tan, type Vector, wrap } from "./projection";

/** `fov` is the field of view from the top of the screen to its bottom (docs/tour-document.md). Degrees. */
export interface View {
  readonly yaw: number;
  readonly pitch: number;
  readonly fov: number;
  /** Of a view of a picture that leans (the editor's, before it is levelled anew): it cannot be said by yaw and pitch. */
  readonly axes?: Basis;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Basis {
  readonly right: Vector;
  readonly up: Vector;
  readonly forward: Vector;
}

export const WIDEST = 110;
export const NARROWEST = 25;
// Beyond this the picture's sides are stretched so much that rooms look like tunnels (very wide windows only).
const WIDEST_ACROSS = 135;

export function basis({ yaw, pitch, axes }: View): Basis {
  return axes ?? {
    right: [cos(yaw), 0, -sin(yaw)],
    up: [-sin(pitch) * sin(yaw), cos(pitch), -sin(pitch) * cos(yaw)],
    forward: [cos(pitch) * sin(yaw), sin(pitch), cos(pitch) * cos(yaw)],
  };
}

/** Distance of the screen from the eye, in the unit of `height` (CSS or device pixels). */
export const focal = (fov: number, height: number): number => height / 2 / tan(fov / 2);

/** Half the screen's width and height, at distance 1 from the eye. */
export function extent(fov: number, size: Size): { x: number; y: number } {
  const y = tan(fov / 2);
  return { x: (y * size.width) / Math.max(1, size.height), y };
}

/** Where a direction is on the screen, from its top left corner; `depth` ≤ 0 means behind the visitor. */
export function toScreen(view: View, size: Size, direction: Vector): { x: number; y: number; depth: number } {
  const { right, up, forward } = basis(view);
  const depth = dot(direction, forward);
  const scale = focal(view.fov, size.height) / (Math.abs(depth) || 1e-9);
  return {
    x: size.width / 2 + dot(direction, right) * scale,
    y: size.height / 2 - dot(direction, up) * scale,
    depth,
  };
}

/** The direction (length ≥ 1) seen at a point of the screen. */
export function toDirection(view: View, size: Size, x: number, y: number): Vector {
  const { right, up, forward } = basis(view);
  const distance = focal(view.fov, size.height);
  const across = (x - size.width / 2) / distance;
  const above = (size.height / 2 - y) / distance;
  const part = (i: 0 | 1 | 2): number => forward[i] + across * right[i] + above * up[i];
  return [part(0), part(1), part(2)];
}

/** Moves the view so that what was at screen point `from` comes to lie at `to`; exact along the middle of the screen. */
export function dragged(view: View, size: Size, from: { x: number; y: number }, to: { x: number; y: number }): View {
  const distance = focal(view.fov, size.height);
  const across = (x: number): number => atan2(x - size.width / 2, distance);
  const below = (y: number): number => atan2(y - size.height / 2, distance);
  // Near the poles a turn about the vertical moves the picture less: turn more, but never spin.
  const turn = 1 / Math.max(0.3, cos(view.pitch));
  return {
    yaw: wrap(view.yaw - (across(to.x) - across(from.x)) * turn),
    pitch: clamp(view.pitch + below(to.y) - below(from.y), -90, 90),
    fov: view.fov,
  };
}

/** The narrowest and the widest field of view that a screen of `size` device pixels may have. */
export function zoomRange(size: Size, topFaceSize: number, ownFov: number): [number, number] {
  const aspect = size.width / Math.max(1, size.height);
  const widest = Math.min(WIDEST, 2 * atan2(tan(WIDEST_ACROSS / 2) / aspect, 1));
  // A texel of the best tiles may be 2 device pixels large: focal ≤ face size. But on a dense screen a small
  // photograph is already shown so: a visitor may always come closer to 0.6 of the scene's own view.
  const twice = 2 * atan2(size.height / 2, topFaceSize);
  const narrowest = Math.max(NARROWEST, Math.min(twice, 0.6 * ownFov));
  return [Math.min(narrowest, widest), widest];
}
