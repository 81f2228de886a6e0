// Which tiles a view needs, in what order, and what is drawn while some of them are missing.

import { savesData } from "./frugal";
import { between, dot, type Face, FACES, faceToDirection, type Vector } from "./projection";
import { basis, extent, focal, type Size, type View } from "./view";

export interface Tile {
  readonly face: Face;
  readonly level: number;
  readonly row: number;
  readonly column: number;
}

export interface Grid {
  readonly tile_size: number;
  readonly face_sizes: readonly number[];
}

export const keyOf = (tile: Tile): string => `${tile.level}/${tile.face}/${tile.row}_${tile.column}`;

/** Texels a device pixel that look sharp: one where pixels are seen, 0.71 (1/√2) where two make a CSS pixel. */
export const texelsNeeded = (pixelRatio = devicePixelRatio || 1): number => Math.min(1, Math.max(Math.SQRT1_2, Math.SQRT2 / pixelRatio));

/**
 * The first level with that many texels a device pixel in the middle of the screen, where a face of `size` has size/2
 * texels, and the screen `focal` pixels, a unit of tangent; the best level when none has.
 */
export function chooseLevel(faceSizes: readonly number[], focalDevicePixels: number, texelsAPixel: number): number {
  const wanted = 2 * focalDevicePixels * texelsAPixel;
  const level = faceSizes.findIndex((size) => size >= wanted);
  return level < 0 ? faceSizes.length - 1 : level;
}

/** The level that a view needs on a screen of `size` device pixels. */
export function neededLevel({ face_sizes }: Grid, { fov }: View, { height }: Size): number {
  // Who saves data gets half the detail, for about a quarter of the bytes.
  return chooseLevel(face_sizes, focal(fov, height), texelsNeeded() * (savesData() ? 0.5 : 1));
}

/** What part of its face a tile covers: [left, top, right, bottom] as (a, b) in [-1, 1]. */
export function rectangle(grid: Grid, { level, row, column }: Tile): [number, number, number, number] {
  const size = grid.face_sizes[level] ?? 1;
  const at = (index: number): number => (Math.min(index * grid.tile_size, size) / size) * 2 - 1;
  return [at(column), at(row), at(column + 1), at(row + 1)];
}

const rows = (grid: Grid, level: number): number => Math.ceil((grid.face_sizes[level] ?? 1) / grid.tile_size);

export function parentOf(tile: Tile): Tile | null {
  return tile.level === 0
    ? null
    : { face: tile.face, level: tile.level - 1, row: tile.row >> 1, column: tile.column >> 1 };
}

export function childrenOf(grid: Grid, tile: Tile): Tile[] {
  const level = tile.level + 1;
  const found: Tile[] = [];
  if (level >= grid.face_sizes.length) return found;
  const count = rows(grid, level);
  for (let row = 2 * tile.row; row < Math.min(count, 2 * tile.row + 2); row++)
    for (let column = 2 * tile.column; column < Math.min(count, 2 * tile.column + 2); column++)
      found.push({ face: tile.face, level, row, column });
  return found;
}

/** Tiles of one level that a view shows, nearest to the middle of the screen first. `margin` widens the screen. */
export function visibleTiles(grid: Grid, view: View, size: Size, level: number, margin = 1): Tile[] {
  const { right, up, forward } = basis(view);
  const half = extent(view.fov, size);
  const side = (axis: Vector, sign: number, reach: number): Vector => [
    sign * axis[0] + reach * forward[0],
    sign * axis[1] + reach * forward[1],
    sign * axis[2] + reach * forward[2],
  ];
  // A direction is on the screen when it is on the inner side of all four of its sides.
  const sides = [
    side(right, 1, half.x * margin),
    side(right, -1, half.x * margin),
    side(up, 1, half.y * margin),
    side(up, -1, half.y * margin),
  ];
  const seen = (tile: Tile): boolean => {
    const [left, top, far, bottom] = rectangle(grid, tile);
    const corners = [
      faceToDirection(tile.face, left, top),
      faceToDirection(tile.face, far, top),
      faceToDirection(tile.face, left, bottom),
      faceToDirection(tile.face, far, bottom),
    ];
    return sides.every((plane) => corners.some((corner) => dot(plane, corner) > 0));
  };
  let tiles = ([...FACES] as Face[]).map((face): Tile => ({ face, level: 0, row: 0, column: 0 })).filter(seen);
  for (let i = 0; i < level; i++) tiles = tiles.flatMap((tile) => childrenOf(grid, tile)).filter(seen);
  const angle = (tile: Tile): number => {
    const [left, top, far, bottom] = rectangle(grid, tile);
    return between(forward, faceToDirection(tile.face, (left + far) / 2, (top + bottom) / 2));
  };
  return tiles
    .map((tile) => ({ tile, angle: angle(tile) }))
    .sort((p, q) => p.angle - q.angle)
    .map(({ tile }) => tile);
}

/**
 * What to draw, in order (coarse first, fine over it), so that every wanted tile shows the best there is:
 * itself; else, until it is there in full, its nearest ready ancestor and whatever finer tiles are at hand.
 * `opacity` is 0 for a tile that is not there, below 1 while it fades in. `covered` says that nothing shows below.
 */
export function drawList(
  grid: Grid,
  wanted: readonly Tile[],
  opacity: (tile: Tile) => number,
): { tiles: Tile[]; covered: boolean } {
  const chosen = new Map<string, Tile>();
  let covered = true;
  const add = (tile: Tile): void => void chosen.set(keyOf(tile), tile);
  const finer = (tile: Tile): void => {
    for (const child of childrenOf(grid, tile)) {
      if (opacity(child) > 0) add(child);
      else if (child.level < tile.level + 2) finer(child);
    }
  };
  for (const tile of wanted) {
    const own = opacity(tile);
    if (own > 0) add(tile);
    if (own >= 1) continue;
    if (own === 0) finer(tile);
    let ancestor = parentOf(tile);
    while (ancestor && opacity(ancestor) < 1) {
      if (opacity(ancestor) > 0) add(ancestor);
      ancestor = parentOf(ancestor);
    }
    if (ancestor) add(ancestor);
    else covered = false;
  }
  return { tiles: [...chosen.values()].sort((p, q) => p.level - q.level), covered };
}
