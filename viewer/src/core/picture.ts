// One scene's picture: its preview and where its tiles are.

import { Missing } from "./loader";
import { Preview } from "./preview";
import { type Grid, keyOf, type Tile } from "./tiles";
import type { View } from "./view";

export interface TileSet extends Grid {
  readonly formats: readonly string[];
  readonly path: string;
}

export interface PictureSource {
  readonly tiles: TileSet;
  readonly preview: string;
}

/**
 * A flat picture of one view of the sphere, which the page has had since its beginning; and the same in full, which is still
 * coming, and lies over the canvas.
 */
export interface Glimpse {
  readonly image: HTMLImageElement;
  readonly still: HTMLImageElement | null;
  readonly view: View;
}

export class Picture {
  readonly preview: Preview;
  #format = 0;

  constructor(
    readonly source: PictureSource,
    private readonly base: string,
    readonly glimpse: Glimpse | null = null,
  ) {
    this.preview = new Preview(source.preview);
  }

  get grid(): TileSet {
    return this.source.tiles;
  }

  /** A name for a tile among those of all scenes. */
  key(tile: Tile): string {
    return `${this.grid.path}/${keyOf(tile)}`;
  }

  address(tile: Tile): string {
    return `${this.base}${this.key(tile)}.${this.grid.formats[this.#format] ?? "webp"}`;
  }

  /** The tile as pixels on the graphics side of the browser, decoded off the main thread. */
  async fetch(address: string, signal: AbortSignal): Promise<ImageBitmap> {
    const response = await fetch(address, { signal });
    // Not on the server, or not in the copy that is kept on this device (worker/sw.ts says so).
    const missing = response.status === 404 || /^Not kept/.test(response.statusText);
    if (!response.ok) throw new (missing ? Missing : Error)(address);
    const blob = await response.blob();
    try {
      return await createImageBitmap(blob, { colorSpaceConversion: "none", premultiplyAlpha: "none" });
    } catch (error) {
      // A browser that cannot read this format may be able to read the next one.
      const format = this.grid.formats.findIndex((name) => address.endsWith(`.${name}`));
      if (format === this.#format && format + 1 < this.grid.formats.length) this.#format++;
      throw error;
    }
  }
}
