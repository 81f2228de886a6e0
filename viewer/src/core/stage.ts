// The canvas: draws what the view needs when something has changed, and asks for the tiles that are missing.

import { Cache, textureBudget } from "./cache";
import { savesData } from "./frugal";
import { Gl, type TileDrawing } from "./gl";
import { drawList, neededLevel, parentOf, rectangle, texelsNeeded, type Tile, visibleTiles } from "./tiles";
import { Loader, type Wanted } from "./loader";
import type { Glimpse, Picture } from "./picture";
import { clamp, faceToDirection, tan, type Vector } from "./projection";
import { type Size, toDirection, type View } from "./view";

/** A picture and how one looks at it. */
export interface Shot {
  readonly picture: Picture;
  view: View;
}

export interface StageEvents {
  /** Before a frame: moves what moves; true while it goes on moving. */
  frame(now: number): boolean;
  /** After a frame was drawn. */
  drawn(): void;
  /** The whole canvas shows the picture, in whatever sharpness. */
  painted(): void;
  /** Every visible tile of the needed level is drawn. */
  sharp(): void;
  /** A tile could not be had. */
  failed(): void;
  resized(): void;
}

interface Texture {
  readonly texture: WebGLTexture | null;
  readonly since: number;
}

/** How long a tile takes to appear over what was there, ms. */
const FADE = 120;
/** More pixels than this make a slow device slower and nothing sharper. */
const MOST_PIXELS = 3840 * 2400;
/** Time for handing arrived tiles to WebGL within one frame, ms; where frames take long themselves, half of such a time. */
const UPLOAD_TIME = 8;
const MOST_UPLOAD_TIME = 100;
/** How long a sharp picture rests before more is fetched than one sees, ms. */
const REST = 500;
const TEXEL = 4;

export class Stage {
  size: Size = { width: 1, height: 1 };
  cssSize: Size = { width: 1, height: 1 };
  current: Shot | null = null;
  /** The scene one walks into, laid over the current one. */
  next: (Shot & { opacity: number }) | null = null;
  /** What may be looked at soon; fetched when nothing else is missing. */
  soon: Shot | null = null;
  level = 0;

  #gl: Gl;
  #textures: Cache<Texture>;
  #previews = new Map<Picture, WebGLTexture | null>();
  #glimpse: { readonly image: HTMLImageElement; readonly texture: WebGLTexture | null } | null = null;
  #loader: Loader<ImageBitmap>;
  #owners = new Map<string, Picture>();
  #arrived: [string, ImageBitmap][] = [];
  #scheduled = 0;
  #pinned = new Set<string>();
  #isSharp = false;
  #sharpAt = 0;
  /** When the last frame was. */
  #before = 0;
  #fade: number;
  #observer: ResizeObserver;
  #frugal: boolean;

  constructor(
    readonly canvas: HTMLCanvasElement,
    private readonly events: StageEvents,
    calm: boolean,
  ) {
    this.#gl = new Gl(canvas);
    this.#fade = calm ? 0 : FADE;
    const device = navigator as Navigator & { deviceMemory?: number };
    this.#frugal = savesData();
    this.#textures = new Cache(textureBudget(device.deviceMemory), ({ texture }) => this.#gl.free(texture));
    this.#loader = new Loader<ImageBitmap>({
      fetch: (address, signal) => {
        const picture = this.#owners.get(address);
        const fetched = picture ? picture.fetch(address, signal) : Promise.reject(new Error(address));
        // Something coarser is then asked for with the next frame.
        fetched.catch(() => this.request());
        return fetched;
      },
      arrived: (key, bitmap) => {
        this.#arrived.push([key, bitmap]);
        this.request();
      },
      failed: () => events.failed(),
      woken: () => this.request(),
    });
    addEventListener("online", () => this.#loader.forgive());
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      cancelAnimationFrame(this.#scheduled);
      this.#scheduled = 0;
      this.#previews.clear();
      this.#glimpse = null;
      this.#textures.clear(true);
    });
    canvas.addEventListener("webglcontextrestored", () => {
      this.#gl = new Gl(canvas);
      this.#isSharp = false;
      this.request();
    });
    this.#observer = new ResizeObserver((entries) => {
      const exact = entries[0]?.devicePixelContentBoxSize?.[0];
      const changed = this.#measure(exact && { width: exact.inlineSize, height: exact.blockSize });
      // The canvas is empty from here on: drawing only in the next frame would flash.
      if (changed) this.draw();
    });
    this.#measure();
    try {
      this.#observer.observe(canvas, { box: "device-pixel-content-box" });
    } catch {
      this.#observer.observe(canvas);
    }
  }

  get textures(): { readonly bytes: number; readonly limit: number } {
    return this.#textures;
  }

  get requests(): number {
    return this.#loader.running;
  }

  get isSharp(): boolean {
    return this.#isSharp;
  }

  /** Draws a frame at once. */
  draw(): void {
    this.#frame(performance.now());
  }

  /** Draws a frame soon; there is no other loop. */
  request(): void {
    if (!this.#scheduled && !this.#gl.lost) this.#scheduled = requestAnimationFrame((now) => this.#frame(now));
  }

  /** Makes a picture the current one; the one before is no longer drawn (its tiles stay while there is room). */
  show(shot: Shot): void {
    this.current = shot;
    this.next = null;
    this.soon = null;
    this.#isSharp = false;
    this.#gl.freeAside();
    this.#freeGlimpse();
    const still = shot.picture.glimpse?.still;
    if (still) {
      still.onload = still.onerror = () => this.request();
      // Else ask now: the first frame may be a while away.
    } else this.#want(shot, this.#missing(shot, 1), 0, false);
    for (const [picture, texture] of this.#previews) {
      if (picture === shot.picture) continue;
      this.#gl.free(texture);
      this.#previews.delete(picture);
    }
    this.request();
  }

  /** Takes over the canvas's size on the screen; true when it has changed. */
  #measure(exact?: Size): boolean {
    const box = this.canvas.getBoundingClientRect();
    this.cssSize = { width: box.width || 1, height: box.height || 1 };
    const ratio = devicePixelRatio || 1;
    const rounded = { width: Math.round(box.width * ratio), height: Math.round(box.height * ratio) };
    // The observer knows to the pixel; but where a browser only pretends to another density, it does not know that.
    const plausible = exact && Math.abs(exact.width - rounded.width) <= 2 && Math.abs(exact.height - rounded.height) <= 2;
    const wanted = plausible ? exact : rounded;
    const scale = Math.min(1, Math.sqrt(MOST_PIXELS / Math.max(1, wanted.width * wanted.height)));
    const size = {
      width: Math.max(1, Math.round(wanted.width * scale)),
      height: Math.max(1, Math.round(wanted.height * scale)),
    };
    if (size.width === this.size.width && size.height === this.size.height) return false;
    this.size = size;
    this.canvas.width = this.size.width;
    this.canvas.height = this.size.height;
    this.events.resized();
    return true;
  }

  #frame(now: number): void {
    cancelAnimationFrame(this.#scheduled);
    this.#scheduled = 0;
    if (this.#gl.lost) return;
    let busy = this.events.frame(now);
    busy = this.#upload(now) || busy;
    const shot = this.current;
    if (!shot) return;
    this.#pinned.clear();
    const result = this.#draw(shot, now, false);
    busy = result.fading || busy;
    let wanted = result.missing;
    const next = this.next;
    if (next) {
      const over = this.#draw(next, now, true);
      this.#gl.lay(next.opacity, this.size);
      busy = over.fading || busy;
      wanted = over.missing;
    }
    this.#textures.trim((key) => this.#pinned.has(key));
    this.events.drawn();
    if (result.painted) this.events.painted();
    if (result.complete && !next) {
      if (!this.#isSharp) {
        this.#isSharp = true;
        this.#sharpAt = now;
        setTimeout(() => this.request(), REST + 50);
        this.events.sharp();
      }
    } else if (!result.complete) this.#isSharp = false;
    this.#want(shot, wanted, now, next !== null);
    if (busy) this.request();
  }

  /** Hands arrived tiles to WebGL, a few a frame; true when some are left. */
  #upload(now: number): boolean {
    const start = performance.now();
    // A frame that is slow to draw is worth more tiles: otherwise each would cost a frame of its own.
    const time = clamp((now - this.#before) / 2, UPLOAD_TIME, MOST_UPLOAD_TIME);
    this.#before = now;
    let entry;
    while ((entry = this.#arrived.shift())) {
      const [key, bitmap] = entry;
      const bytes = bitmap.width * bitmap.height * TEXEL;
      this.#textures.add(key, { texture: this.#gl.texture(bitmap), since: now }, bytes);
      bitmap.close();
      if (performance.now() - start > time) break;
    }
    return this.#arrived.length > 0;
  }

  #opacity(key: string, now: number): number {
    const entry = this.#textures.peek(key);
    if (!entry) return 0;
    // It begins visibly: on a slow device a frame is as long as a third of this.
    return this.#fade ? Math.min(1, (now - entry.since) / this.#fade + 0.34) : 1;
  }

  #draw({ picture, view }: Shot, now: number, aside: boolean): { missing: [Tile, Picture][]; fading: boolean; complete: boolean; painted: boolean } {
    const { grid } = picture;
    const level = neededLevel(picture.grid, view, this.size);
    this.level = level;
    const wanted = visibleTiles(grid, view, this.size, level);
    const opacity = (tile: Tile): number => this.#opacity(picture.key(tile), now);
    const { tiles, covered } = drawList(grid, wanted, opacity);
    const lacking = wanted.filter((tile) => opacity(tile) < 1 && !this.#isStoodInFor(picture, tile, now));
    const rests = this.#rests(picture, view, !lacking.length);
    const glimpse = covered ? null : this.#glimpseOf(picture);
    const filled = glimpse !== null && this.#fills(glimpse.image, glimpse.view, view);
    // Made before the frame begins, because making it is a small frame of its own.
    const atlas = covered || filled ? null : this.#atlas(picture);
    this.#gl.begin(this.size, aside);
    if (atlas) this.#gl.drawPreview(atlas, picture.preview.faceSize, view, this.size);
    else if (!covered && !filled) this.#gl.clear();
    const drawings = tiles.map((tile) => this.#drawing(tile, picture, opacity(tile)));
    if (glimpse) drawings.unshift(glimpse);
    if (drawings.length) this.#gl.drawTiles(drawings, view, this.size);
    const missing = rests ? [] : lacking.filter((tile) => opacity(tile) === 0);
    return {
      missing: missing.map((tile) => [tile, picture]),
      fading: tiles.some((tile) => opacity(tile) < 1),
      complete: rests ? rests > 1 : !lacking.length,
      painted: covered || filled || atlas !== null,
    };
  }

  /** Whether a tile was given up, and the best that can be had in its place is there in full. */
  #isStoodInFor(picture: Picture, tile: Tile, now: number): boolean {
    let at: Tile | null = tile;
    while (at && this.#loader.givenUp(picture.key(at))) at = parentOf(at);
    return at !== tile && (!at || this.#opacity(picture.key(at), now) >= 1);
  }

  /** What to ask for to see a tile: itself and, where it has failed, the nearest coarser one that has not. */
  *#ways(picture: Picture, tile: Tile): Generator<[string, string]> {
    for (let at: Tile | null = tile; at; at = parentOf(at)) {
      const key = picture.key(at);
      if (this.#textures.peek(key)) return;
      yield [key, picture.address(at)];
      if (!this.#loader.hasFailed(key)) return;
    }
  }

  /** A tile that is about to be drawn, and so stays. */
  #drawing(tile: Tile, picture: Picture, opacity: number): TileDrawing {
    const key = picture.key(tile);
    this.#textures.touch(key);
    this.#pinned.add(key);
    const texture = this.#textures.peek(key)?.texture ?? null;
    const at = (a: number, b: number): Vector => faceToDirection(tile.face, a, b);
    return { texture, at, rectangle: rectangle(picture.grid, tile), opacity };
  }

  /** The flat picture of the first view, laid where it was seen. */
  #glimpseOf({ glimpse }: Picture): (TileDrawing & Pick<Glimpse, "image" | "view">) | null {
    if (!glimpse?.image.naturalWidth) return null;
    const { still, view } = glimpse;
    // The still is decoded once more for this, and only where one moves before there are tiles.
    const image = still?.hidden && still.naturalWidth ? still : glimpse.image;
    const size = { width: image.naturalWidth, height: image.naturalHeight };
    const at = (a: number, b: number): Vector => toDirection(view, size, ((a + 1) / 2) * size.width, ((b + 1) / 2) * size.height);
    if (this.#glimpse?.image !== image) this.#freeGlimpse();
    const { texture } = (this.#glimpse ??= { image, texture: this.#gl.texture(image) });
    return { image, view, texture, at, rectangle: [-1, -1, 1, 1], opacity: 1 };
  }

  #freeGlimpse(): void {
    this.#gl.free(this.#glimpse?.texture ?? null);
    this.#glimpse = null;
  }

  /** Whether a flat picture of a view is all that one sees. */
  #fills(image: HTMLImageElement, { yaw, pitch, fov }: View, view: View): boolean {
    const wide = this.size.width * image.naturalHeight <= this.size.height * image.naturalWidth;
    return wide && yaw === view.yaw && pitch === view.pitch && fov === view.fov;
  }

  /**
   * Whether the still, which lies over the canvas, is what one sees and sharp enough (2), or will be (1). It goes for good
   * when one looks elsewhere, and when tiles that show more are there.
   */
  #rests({ glimpse, grid }: Picture, view: View, tiled: boolean): number {
    const still = glimpse?.still;
    if (!still || still.hidden) return 0;
    const there = still.complete;
    const { height } = this.size;
    // What is not there yet is as good as one will ever want it.
    const own = there ? still.naturalHeight * 1.04 : Infinity;
    const most = Math.min(height, (grid.face_sizes[this.level] as number) * tan(view.fov / 2));
    still.hidden = !!this.next || !this.#fills(there ? still : glimpse.image, glimpse.view, view) || (tiled && own < most);
    return still.hidden || own < Math.min(most, height * texelsNeeded()) ? 0 : there ? 2 : 1;
  }

  #atlas(picture: Picture): WebGLTexture | null {
    const { image, faceSize } = picture.preview;
    if (image && !this.#previews.has(picture)) this.#previews.set(picture, this.#gl.atlas(image, faceSize));
    return this.#previews.get(picture) ?? null;
  }

  #want(shot: Shot, missing: [Tile, Picture][], now: number, walking: boolean): void {
    const wanted = missing.length || walking ? missing : now - this.#sharpAt < REST ? [] : this.#extras(shot);
    if (this.soon && (missing.length || now - this.#sharpAt < REST)) wanted.push(...this.#missing(this.soon, 1));
    this.#owners.clear();
    const arrived = new Set(this.#arrived.map(([key]) => key));
    const list: Wanted[] = [];
    for (const [tile, picture] of wanted)
      for (const [key, address] of this.#ways(picture, tile)) {
        if (arrived.has(key) || this.#owners.has(address)) continue;
        this.#owners.set(address, picture);
        list.push({ key, address });
      }
    this.#loader.want(list);
  }

  #missing({ picture, view }: Shot, margin: number, level?: number): [Tile, Picture][] {
    const { grid } = picture;
    const needed = level ?? neededLevel(picture.grid, view, this.size);
    return visibleTiles(grid, view, this.size, needed, margin)
      .filter((tile) => !this.#textures.peek(picture.key(tile)))
      .map((tile) => [tile, picture]);
  }

  /** What is good to have once the screen is sharp: where one may walk or look next. Only into room that is free. */
  #extras(shot: Shot): [Tile, Picture][] {
    if (!this.#isSharp || this.#frugal || this.#textures.bytes > this.#textures.limit * 0.6) return [];
    const list = this.soon ? this.#missing(this.soon, 1) : [];
    const { picture } = shot;
    // The coarsest level of all six faces: turning round never shows less than that.
    for (const face of ["f", "r", "b", "l", "u", "d"] as const) {
      const tile: Tile = { face, level: 0, row: 0, column: 0 };
      if (!this.#textures.peek(picture.key(tile))) list.push([tile, picture]);
    }
    return list.concat(this.#missing(shot, 1.5)).filter(([tile, owner]) => !this.#loader.givenUp(owner.key(tile)));
  }
}
