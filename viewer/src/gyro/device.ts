// How a phone is held, out of what its sensors say. Angles in degrees.
//
// The browser gives Euler angles Z (alpha), X' (beta), Y'' (gamma) of the device in a world of x east, y north, z up
// (https://www.w3.org/TR/orientation-event/). One looks along the device's −z, through its back.

import { atan2, clamp, cos, sin, wrap } from "../core/projection";

export interface Held {
  readonly yaw: number;
  readonly pitch: number;
}

/** Where the back of the device looks; `screen` is how far its picture is turned (screen.orientation.angle). */
export function heldTowards(alpha: number, beta: number, gamma: number, screen: number): Held {
  const [ca, sa, cb, sb, cg, sg] = [cos(alpha), sin(alpha), cos(beta), sin(beta), cos(gamma), sin(gamma)];
  const forward = [-(ca * sg + sa * sb * cg), -(sa * sg - ca * sb * cg), -cb * cg] as const;
  // The upper edge of the picture, as the screen is turned now.
  const right = [ca * cg - sa * sb * sg, sa * cg + ca * sb * sg, -cb * sg] as const;
  const top = [-sa * cb, ca * cb, sb] as const;
  const up = (i: 0 | 1 | 2): number => top[i] * cos(screen) + right[i] * sin(screen);
  // Looking straight up or down, the direction is that of the upper edge: this goes from one to the other.
  const level = Math.hypot(forward[0], forward[1]);
  const ahead = (i: 0 | 1): number => forward[i] * level - up(i) * forward[2];
  return { yaw: wrap(atan2(ahead(0), ahead(1))), pitch: atan2(forward[2], level) };
}

/** Half of an error of the gyroscope is gone after so many seconds. */
const HALF_LIFE = 8;

/**
 * Takes the drift out of smooth readings with the help of rough ones.
 *
 * Relative readings turn slowly away; the compass does not, but jumps. What both are apart should stay the same: by how
 * much it does not, the smooth ones are corrected, little by little.
 */
export class Drift {
  #apart: number | null = null;
  #correction = 0;

  /** Yaw of a relative reading → yaw without drift; `compass` is the absolute one at the same time, if there is one. */
  corrected(relative: number, compass: number | null, seconds: number): number {
    if (compass !== null) {
      const apart = wrap(compass - relative);
      this.#apart ??= apart;
      const error = wrap(apart - this.#apart - this.#correction);
      this.#correction += error * (1 - 0.5 ** (clamp(seconds, 0, 1) / HALF_LIFE));
    }
    return wrap(relative + this.#correction);
  }
}
