// Where one looks, on a plan.

const REACH = 40;

/** A sector of `angle` degrees about straight up, from the origin. */
export function conePath(angle: number, reach = REACH): string {
  const half = (Math.min(angle, 170) / 2) * (Math.PI / 180);
  const [x, y] = [(Math.sin(half) * reach).toFixed(1), (-Math.cos(half) * reach).toFixed(1)];
  return `M0 0L-${x} ${y}A${reach} ${reach} 0 0 1 ${x} ${y}z`;
}
