// From the headset's axes (x right, y up, −z ahead; column-major 4 × 4) to ours (z ahead), and back.

import { angles, cos, sin, type Vector } from "../core/projection";

type Matrix = ArrayLike<number>;

export function multiply(p: Matrix, q: Matrix): Float32Array {
  const product = new Float32Array(16);
  for (let column = 0; column < 4; column++)
    for (let row = 0; row < 4; row++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += (p[k * 4 + row] as number) * (q[column * 4 + k] as number);
      product[column * 4 + row] = sum;
    }
  return product;
}

/** Only the rotation of a rigid transform: what is far away looks the same from everywhere. */
export function turned(matrix: Matrix): Float32Array {
  const only = Float32Array.from(matrix);
  only[12] = only[13] = only[14] = 0;
  return only;
}

/** Directions of the picture → those of the headset, where the picture's yaw `offset` lies at the headset's yaw 0. */
export function fromPicture(offset: number): Float32Array {
  const [c, s] = [cos(offset), sin(offset)];
  // Turned by −offset about up, then mirrored: our z is the headset's −z.
  return Float32Array.from([c, 0, -s, 0, 0, 1, 0, 0, -s, 0, -c, 0, 0, 0, 0, 1]);
}

/** Yaw and pitch, in the headset's own world, of where a pose looks or points (its −z). */
export function pointing(matrix: Matrix): { yaw: number; pitch: number } {
  const ahead: Vector = [-(matrix[8] as number), -(matrix[9] as number), matrix[10] as number];
  return angles(ahead);
}
