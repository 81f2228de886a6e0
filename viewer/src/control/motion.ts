// Movement of the view in time: going to another view, and gliding on after a drag. Times in ms, angles in degrees.

import { wrap } from "../core/projection";
import type { View } from "../core/view";

/** Where a movement is at `now`, and whether it goes on. */
export type Motion = (now: number, view: View) => { view: View; done: boolean };

export const eased = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t));
const slowing = (t: number): number => 1 - (1 - t) ** 3;

/** From wherever the view is when it begins to `target`, by the shorter way round. */
export function going(target: View, duration: number, curve: (t: number) => number = slowing): Motion {
  let start: { view: View; time: number } | undefined;
  return (now, view) => {
    start ??= { view, time: now };
    const t = duration > 0 ? Math.min(1, (now - start.time) / duration) : 1;
    if (t >= 1) return { view: target, done: true };
    const { view: from } = start;
    const share = curve(t);
    return {
      view: {
        yaw: wrap(from.yaw + wrap(target.yaw - from.yaw) * share),
        pitch: from.pitch + (target.pitch - from.pitch) * share,
        fov: from.fov + (target.fov - from.fov) * share,
      },
      done: false,
    };
  };
}

/** Half a glide is over after this long. */
const HALF_LIFE = 110;
const STANDING = 1.5;

/** Gliding on with a speed (degrees a second), ever slower. */
export function gliding(yawSpeed: number, pitchSpeed: number): Motion {
  let last: number | undefined;
  let share = 1;
  return (now, view) => {
    // A slow device draws seldom: what it missed is not made up for in one leap.
    const seconds = last === undefined ? 0 : Math.min((now - last) / 1000, 0.1);
    last = now;
    const moved = {
      yaw: wrap(view.yaw + yawSpeed * share * seconds),
      pitch: view.pitch + pitchSpeed * share * seconds,
      fov: view.fov,
    };
    share *= 0.5 ** ((seconds * 1000) / HALF_LIFE);
    return { view: moved, done: Math.hypot(yawSpeed, pitchSpeed) * share < STANDING };
  };
}
