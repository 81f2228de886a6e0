// The way through a door: turn towards it, move, and be in the next room before the first is gone.

import { clamp, wrap } from "../core/projection";
import type { View } from "../core/view";
import { eased } from "../control/motion";

/** Two cameras at one moment of a walk. */
export interface Step {
  readonly before: View;
  readonly after: View;
  readonly opacity: number;
  readonly done: boolean;
}

/** Time for turning towards a door, ms. */
export function turnTime(from: View, yaw: number): number {
  const angle = Math.abs(wrap(yaw - from.yaw));
  return angle < 3 ? 0 : clamp(180 + angle * 4, 0, 700);
}

export const towards = (view: View, yaw: number, pitch: number): View => ({ yaw, pitch: clamp(pitch, -10, 10), fov: view.fov });

const MOVE = 720;
const JUMP = 320;
const CALM = 160;

/** One comes in at most so far from where one is going to look, degrees. */
const SWING = 40;

/**
 * From `before` to `after` over time: a move (through a door), a plain fade (from a list) or a calm one. `ahead`: where
 * one would look who did not turn; a move turns from there.
 */
export function crossing(before: View, after: View, kind: "move" | "jump" | "calm", ahead = after): (now: number) => Step {
  const swing = clamp(wrap(ahead.yaw - after.yaw), -SWING, SWING);
  const duration = kind === "move" ? MOVE : kind === "jump" ? JUMP : CALM;
  let start: number | undefined;
  return (now) => {
    start ??= now;
    const t = Math.min(1, (now - start) / duration);
    const e = eased(t);
    const moves = kind === "move";
    return {
      before: moves ? { ...before, fov: before.fov * (1 - 0.34 * e) } : before,
      after: moves ? { ...after, yaw: wrap(after.yaw + swing * (1 - e)), fov: Math.min(120, after.fov * (1 + 0.16 * (1 - e))) } : after,
      opacity: moves ? clamp((t - 0.3) / 0.6, 0, 1) : t,
      done: t >= 1,
    };
  };
}
