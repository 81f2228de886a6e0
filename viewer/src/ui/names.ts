// Where the names of doors stand: never under the buttons, never over each other or over the dot of a label.

import { clamp } from "../core/projection";
import type { Size } from "../core/view";

/** Part of the screen, CSS pixels from its top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A name of that size belongs to the point (x, y); it stands `gap` above it, or else below. */
export interface Wish {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From the point to the middle of the name's lower edge. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A name keeps this far from the edge of the screen and from what it must not touch, px. */
const EDGE = 8;
const NEAR = 3;

const meets = (p: Box, q: Box): boolean =>
  p.left < q.right + NEAR && q.left < p.right + NEAR && p.top < q.bottom + NEAR && q.top < p.bottom + NEAR;

/** A place for every name, or null where there is none. The first come first: give the nearest to the middle first. */
export function arrange(wishes: readonly Wish[], obstacles: readonly Box[], size: Size, gap: number): (Place | null)[] {
  const taken = [...obstacles];
  return wishes.map(({ x, y, width, height }) => {
    const room = width / 2 + EDGE;
    const middle = room * 2 < size.width ? clamp(x, room, size.width - room) : size.width / 2;
    const at = (bottom: number): Box => ({ left: middle - width / 2, top: bottom - height, right: middle + width / 2, bottom });
    const isFree = (box: Box): boolean =>
      box.top >= EDGE && box.bottom <= size.height - EDGE && !taken.some((other) => meets(box, other));
    const above = at(Math.max(y - gap, EDGE + height));
    // In the way of it stand buttons, say: then just above or below them.
    const beside = obstacles.filter((other) => meets(above, other)).flatMap((other) => [at(other.top - EDGE), at(other.bottom + EDGE + height)]);
    const box = [above, ...beside, at(y + gap + height)].find(isFree);
    if (!box) return null;
    taken.push(box);
    return { x: middle - x, y: box.bottom - y };
  });
}
