// The picture of a room in the headset: its tiles, fetched for where one looks, drawn for each eye.

import { Cache, textureBudget } from "../core/cache";
import { Loader } from "../core/loader";
import type { Picture } from "../core/picture";
import { type Face, FACES } from "../core/projection";
import { drawList, rectangle, type Tile, visibleTiles } from "../core/tiles";
import { faceFrame, type Painter } from "./painter";

/** Tiles handed to the graphics card within one frame: a headset must not miss one. */
const UPLOADS = 1;
/** Wider than any headset sees, and square, because heads tilt. */
const SEEN = { width: 1, height: 1 };
const FIELD = 115;

const FRAMES = Object.fromEntries([...FACES].map((face) => [face, faceFrame(face as Face)]));

export class Room {
  readonly #textures: Cache<WebGLTexture | null>;
  readonly #loader: Loader<ImageBitmap>;
  readonly #arrived: [string, ImageBitmap][] = [];
  #strip: WebGLTexture | null = null;
  #pinned = new Set<string>();
  #level = 0;

  constructor(
    private readonly painter: Painter,
    readonly picture: Picture,
  ) {
    const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
    this.#textures = new Cache(textureBudget(deviceMemory), (texture) => painter.gl.deleteTexture(texture));
    this.#loader = new Loader<ImageBitmap>({
      fetch: (address, signal) => picture.fetch(address, signal),
      arrived: (key, bitmap) => void this.#arrived.push([key, bitmap]),
      failed: () => undefined,
      woken: () => undefined,
    });
  }

  /** Once a frame, before the eyes: `focal` is in pixels of the headset. True when all that is seen is sharp. */
  look(yaw: number, pitch: number, focal: number): boolean {
    for (const [key, bitmap] of this.#arrived.splice(0, UPLOADS)) {
      this.#textures.add(key, this.painter.texture(bitmap), bitmap.width * bitmap.height * 4);
      bitmap.close();
    }
    const { picture } = this;
    const { image } = picture.preview;
    if (image && !this.#strip) this.#strip = this.painter.texture(image);
    const level = picture.grid.face_sizes.findIndex((size) => size >= 2 * focal * 0.8);
    this.#level = level < 0 ? picture.grid.face_sizes.length - 1 : level;
    const seen = visibleTiles(picture.grid, { yaw, pitch, fov: FIELD }, SEEN, this.#level);
    // First all around in the coarsest, so that a quick turn of the head meets no blur.
    const around = [...FACES].map((face): Tile => ({ face: face as Face, level: 0, row: 0, column: 0 }));
    const missing = [...around, ...seen].filter((tile) => this.#ready(tile) === 0);
    const arrived = new Set(this.#arrived.map(([key]) => key));
    const wanted = missing.map((tile) => ({ key: picture.key(tile), address: picture.address(tile) }));
    this.#loader.want(wanted.filter(({ key }) => !arrived.has(key)));
    this.#textures.trim((key) => this.#pinned.has(key));
    this.#pinned.clear();
    return missing.length === 0;
  }

  draw(yaw: number, pitch: number): void {
    const { picture, painter } = this;
    const { faceSize } = picture.preview;
    const wanted = visibleTiles(picture.grid, { yaw, pitch, fov: FIELD }, SEEN, this.#level);
    const { tiles, covered } = drawList(picture.grid, wanted, (tile) => this.#ready(tile));
    if (!covered && this.#strip)
      [...FACES].forEach((face, i) => {
        const half = 0.5 / faceSize;
        painter.draw(this.#strip, FRAMES[face] as ReturnType<typeof faceFrame>, 1, undefined, [(i + half) / 6, half, (i + 1 - half) / 6, 1 - half]);
      });
    for (const tile of tiles) {
      const key = picture.key(tile);
      this.#textures.touch(key);
      this.#pinned.add(key);
      // Faces overlap by a hair, so that rounding never opens a crack between them.
      const part = rectangle(picture.grid, tile).map((edge) => (Math.abs(edge) === 1 ? edge * 1.0005 : edge));
      painter.draw(this.#textures.peek(key) ?? null, FRAMES[tile.face] as ReturnType<typeof faceFrame>, 1, part);
    }
  }

  close(): void {
    this.#loader.stop();
    for (const [, bitmap] of this.#arrived.splice(0)) bitmap.close();
    this.#textures.clear();
    this.painter.gl.deleteTexture(this.#strip);
  }

  #ready(tile: Tile): number {
    return this.#textures.peek(this.picture.key(tile)) === undefined ? 0 : 1;
  }
}
