import assert from "node:assert/strict";
import test from "node:test";
import { cut } from "../src/core/gl";
import { between, direction, directionToFace, dot, type Face, FACES, faceToDirection } from "../src/core/projection";
import { childrenOf, chooseLevel, drawList, keyOf, parentOf, rectangle, texelsNeeded, type Tile, visibleTiles } from "../src/core/tiles";
import { basis, toDirection } from "../src/core/view";

const grid = { tile_size: 512, face_sizes: [326, 652, 1304, 2608] };
const phone = { width: 824, height: 1646 };

test("the level is the first with a texel a device pixel (0.71 on a dense screen), or the best there is", () => {
  assert.equal(texelsNeeded(1), 1);
  assert.ok(Math.abs(texelsNeeded(2) - 0.7071) < 1e-4 && texelsNeeded(3) === texelsNeeded(2));
  assert.equal(chooseLevel(grid.face_sizes, 200, texelsNeeded(2)), 0);
  assert.equal(chooseLevel(grid.face_sizes, 1073, texelsNeeded(2)), 3); // 75° on 1646 device pixels: 1304 is 0.61
  assert.equal(chooseLevel(grid.face_sizes, 900, texelsNeeded(2)), 2); // 1304 / 1800 = 0.72
  assert.equal(chooseLevel(grid.face_sizes, 900, 1), 3);
  assert.equal(chooseLevel(grid.face_sizes, 99999, 1), 3);
  assert.equal(chooseLevel([320], 1, 1), 0);
});

test("tiles of a face lie edge to edge, the last ones smaller", () => {
  const [left, top, right, bottom] = rectangle(grid, { face: "f", level: 3, row: 0, column: 5 });
  assert.equal(right, 1);
  assert.equal(top, -1);
  assert.ok(Math.abs(left - ((5 * 512) / 2608) * 2 + 1) < 1e-12);
  assert.equal(rectangle(grid, { face: "f", level: 3, row: 1, column: 0 })[1], bottom);
});

test("children and parents are each other's", () => {
  const tile: Tile = { face: "u", level: 2, row: 2, column: 1 };
  for (const child of childrenOf(grid, tile)) assert.deepEqual(parentOf(child), tile);
  assert.equal(childrenOf(grid, { face: "u", level: 3, row: 0, column: 0 }).length, 0);
  // 652 px have 2 × 2 tiles, 1304 px have 3 × 3: the corner tile has only one child.
  assert.equal(childrenOf(grid, { face: "u", level: 1, row: 1, column: 1 }).length, 1);
});

test("every point of the screen is on a visible tile, for any view", () => {
  for (const [yaw, pitch, fov] of [[0, 0, 75], [45, 35, 60], [179, -20, 40], [-90, 90, 100], [10, -90, 30], [-135, -35, 110]] as const) {
    const view = { yaw, pitch, fov };
    for (const level of [0, 1, 2, 3]) {
      const size = grid.face_sizes[level] ?? 0;
      const keys = new Set(visibleTiles(grid, view, phone, level).map(keyOf));
      for (let x = 0; x <= 16; x++)
        for (let y = 0; y <= 16; y++) {
          const { face, a, b } = directionToFace(toDirection(view, phone, (x / 16) * 824, (y / 16) * 1646));
          const cell = (value: number): number => Math.floor((Math.min(((value + 1) / 2) * size, size - 1)) / 512);
          assert.ok(keys.has(keyOf({ face, level, row: cell(b), column: cell(a) })), `${yaw} ${pitch} ${fov} level ${level}: ${face} ${a} ${b}`);
        }
    }
  }
});

test("tiles that cannot be seen are not asked for", () => {
  const tiles = visibleTiles(grid, { yaw: 0, pitch: 0, fov: 75 }, phone, 3);
  assert.ok(tiles.every(({ face }) => face === "f"), "42° across and 75° high lie on the front face alone");
  assert.ok(tiles.length <= 20, String(tiles.length));
});

test("the middle comes first", () => {
  const view = { yaw: 100, pitch: 12, fov: 75 };
  const forward = direction(view.yaw, view.pitch);
  const angle = (tile: Tile): number => {
    const [left, top, right, bottom] = rectangle(grid, tile);
    return between(forward, faceToDirection(tile.face, (left + right) / 2, (top + bottom) / 2));
  };
  const order = visibleTiles(grid, view, phone, 3).map(angle);
  assert.deepEqual(order, [...order].sort((p, q) => p - q));
});

test("while tiles are missing, the nearest coarser and any finer ones stand in, coarse first", () => {
  const wanted: Tile[] = [{ face: "f", level: 2, row: 0, column: 0 }, { face: "f", level: 2, row: 0, column: 1 }];
  const there = (...keys: string[]) => (tile: Tile): number => (keys.includes(keyOf(tile)) ? 1 : 0);
  const names = (list: { tiles: Tile[] }): string[] => list.tiles.map(keyOf);

  const nothing = drawList(grid, wanted, there());
  assert.deepEqual([names(nothing), nothing.covered], [[], false]);

  const all = drawList(grid, wanted, there("2/f/0_0", "2/f/0_1", "0/f/0_0"));
  assert.deepEqual([names(all), all.covered], [["2/f/0_0", "2/f/0_1"], true]);

  const some = drawList(grid, wanted, there("2/f/0_0", "0/f/0_0", "3/f/0_2"));
  assert.deepEqual([names(some), some.covered], [["0/f/0_0", "2/f/0_0", "3/f/0_2"], true]);

  const fading = drawList(grid, wanted, (tile) => (tile.level === 2 ? 0.5 : tile.level === 1 ? 1 : 0));
  assert.deepEqual([names(fading), fading.covered], [["1/f/0_0", "2/f/0_0", "2/f/0_1"], true]);
});

test("no corner that is drawn lies beside or behind the eye, and nothing that is seen is cut away", () => {
  for (const yaw of [0, 90, 33.3, -180])
    for (const pitch of [0, 45, -90, 12]) {
      const { right, up, forward } = basis({ yaw, pitch });
      for (const face of [...FACES] as Face[]) {
        const rows = [faceToDirection(face, 1, 0), faceToDirection(face, 0, 1), faceToDirection(face, 0, 0)];
        const [across, down, centre] = rows.map((v) => [right, up, forward].map((axis) => dot(v, axis))) as [number[], number[], number[]];
        const matrix = [...across.map((v, i) => v - centre[i]!), ...down.map((v, i) => v - centre[i]!), ...centre];
        const corners = cut([-0.5, -1, 0, 0.5], matrix);
        const depth = (a: number, b: number): number => dot(faceToDirection(face, a, b), forward);
        assert.ok(corners.length % 2 === 0 && corners.length <= 10);
        for (let i = 0; i < corners.length; i += 2) assert.ok(depth(corners[i]!, corners[i + 1]!) > 0.0999);
        const whole = [[-0.5, -1], [0, -1], [0, 0.5], [-0.5, 0.5]].every(([a, b]) => depth(a!, b!) > 0.11);
        if (whole) assert.equal(corners.length, 8);
      }
    }
});
