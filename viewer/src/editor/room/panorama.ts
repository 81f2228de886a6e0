// The room as visitors see it, and what steers it: the viewer's stage, and a camera that comes closer than theirs.

import { type Direction, steerByKeyboard } from "../../control/keyboard";
import type { Motion } from "../../control/motion";
import { enlarged, type Steered, steerByPointer, zoomedTo } from "../../control/pointer";
import { isInSight, nudged, zoomStep } from "../../control/steps";
import type { Limits } from "../../core/limits";
import { Picture, type PictureSource } from "../../core/picture";
import { angles, clamp } from "../../core/projection";
import { Stage } from "../../core/stage";
import { type Size, toDirection, type View, WIDEST } from "../../core/view";
import { Camera } from "../../tour/camera";
import { make } from "../../ui/dom";
import type { Room, Scene } from "../contract";
import { type Angles, type Level, LEVEL, onTiles } from "./turning";
import { type Covers, wholePicture } from "./whole";

/** For a label that has to stand exactly. */
const CLOSEST = 8;

interface Record extends PictureSource {
  readonly view?: View;
  readonly limits?: Limits | null;
}

export interface PanoramaEvents {
  /** A frame was drawn. */
  drawn(): void;
  /** The picture of a room is on the screen. */
  shown(): void;
  /** The picture cannot be had. */
  failed(): void;
  /** Keys that the picture takes: looking around is its own. */
  home(): void;
}

class EditorCamera extends Camera {
  /** Takes a view of the shown level to one of the tiles. */
  onTiles: (view: View) => View = (view) => view;

  override range(): [number, number] {
    return [CLOSEST, WIDEST];
  }

  override set(view: View): void {
    super.set(view);
    this.aim();
  }

  aim(): void {
    if (this.stageOf.current) this.stageOf.current.view = this.onTiles(this.view);
  }

  constructor(
    private readonly stageOf: Stage,
    view: View,
    frame: ConstructorParameters<typeof Camera>[2],
    calm: boolean,
    changed: () => void,
  ) {
    super(stageOf, view, frame, () => calm, changed);
  }
}

const NOTHING = { tiles: { tile_size: 1, face_sizes: [1], formats: [], path: "" }, preview: "" };
const FIRST: View = { yaw: 0, pitch: 0, fov: 75 };

export class Panorama {
  readonly element = make("div", { class: "desk-picture", role: "application", tabindex: "0" });
  /** Something over the picture is dragged: it stands still meanwhile. */
  held = false;
  #stage: Stage;
  #camera: EditorCamera;
  #pictures = new Map<string, Promise<Picture>>();
  #asked = "";
  #level: { shown: Level; tiles: Level } = { shown: LEVEL, tiles: LEVEL };
  #views = new Map<string, View>();
  #file = "";

  /** Throws where there is no WebGL. */
  constructor(
    readonly calm: boolean,
    private readonly events: PanoramaEvents,
  ) {
    const canvas = make("canvas", { class: "desk-canvas", "aria-hidden": "true" });
    this.element.append(canvas);
    let camera: EditorCamera | null = null;
    this.#stage = new Stage(
      canvas,
      {
        frame: (now) => camera?.step(now) ?? false,
        drawn: () => events.drawn(),
        painted: () => undefined,
        sharp: () => (this.element.dataset["sharp"] = this.#file),
        failed: () => undefined,
        resized: () => camera?.aim(),
      },
      calm,
    );
    this.#camera = camera = new EditorCamera(this.#stage, FIRST, { ...NOTHING, view: FIRST, limits: null }, calm, () => undefined);
    camera.onTiles = (view) => onTiles(view, this.#level.shown, this.#level.tiles);
    steerByPointer(this.element, this.#steered());
    steerByKeyboard(this.element, {
      nudge: (way: Direction) => this.nudge(way),
      zoom: (closer) => this.zoom(closer),
      home: () => events.home(),
      fullScreen: () => undefined,
      tell: () => undefined,
    });
  }

  get view(): View {
    return this.#camera.view;
  }

  get size(): Size {
    return this.#stage.cssSize;
  }

  /** Whether the view moves by itself now. */
  get moving(): boolean {
    return this.#camera.moving;
  }

  /** Shows a room; where one has been before, one looks as one looked then, else at `view`. */
  show(room: Room, scene: Scene | null, level: Level, view: View): void {
    this.#level = { shown: level, tiles: room.tiles?.level ?? LEVEL };
    const name = `${room.file} ${room.tiles?.base ?? ""}`;
    if (this.#asked === name) {
      this.#camera.aim();
      this.#stage.request();
      return;
    }
    if (this.#file) this.#views.set(this.#file, this.view);
    this.#asked = name;
    const kept = this.#file === room.file ? this.view : this.#views.get(room.file);
    this.#file = room.file;
    let picture = this.#pictures.get(name);
    if (!picture) {
      picture = picturesOf(room, scene);
      this.#pictures.set(name, picture);
      picture.catch(() => this.#pictures.delete(name));
    }
    void picture
      .then(async (shown) => {
        await shown.preview.ready;
        if (this.#asked !== name) return;
        const record = (room.tiles?.record ?? {}) as unknown as Record;
        this.#camera.frame = { tiles: shown.grid, view: FIRST, limits: record.limits ?? null };
        this.#camera.view = this.#camera.hold(kept ?? view);
        this.#stage.show({ picture: shown, view: this.#camera.onTiles(this.view) });
        this.events.shown();
      })
      .catch(() => this.#asked === name && this.events.failed());
  }

  /** Looks there at once. */
  look(view: Partial<View>): void {
    this.#camera.look({ ...this.view, ...view });
  }

  go(view: Partial<View>): void {
    void this.#camera.go({ ...this.view, ...view });
  }

  /** Turns to a direction, unless it is well in sight. */
  seek({ yaw, pitch }: Angles): void {
    if (!isInSight(this.view, this.size, yaw, pitch)) this.go({ yaw, pitch: clamp(pitch * 0.6, pitch - this.view.fov / 4, pitch + this.view.fov / 4) });
  }

  nudge(way: Direction): void {
    void this.#camera.go(nudged(this.#camera.ahead, this.size, way), 200);
  }

  zoom(closer: boolean): void {
    void this.#camera.go(zoomStep(this.#camera.ahead, closer), 200);
  }

  /** Draws a frame soon. */
  request(): void {
    this.#stage.request();
  }

  /** A place of the window, from the picture's upper left corner. */
  within(event: { readonly clientX: number; readonly clientY: number }): { x: number; y: number } {
    const { left, top } = this.element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  /** What is seen at a place of the picture (pixels from its upper left corner). */
  at(x: number, y: number): Angles {
    const found = angles(toDirection(this.view, this.size, x, y));
    return { yaw: tenth(found.yaw), pitch: tenth(found.pitch) };
  }

  #steered(): Steered {
    const panorama = this;
    return {
      get view() {
        return panorama.view;
      },
      get cssSize() {
        return panorama.size;
      },
      get busy() {
        return panorama.held;
      },
      calm: this.calm,
      look: (view) => this.#camera.look(view),
      move: (motion: Motion) => void this.#camera.run(motion),
      mayWheel: () => true,
      zoomed: (factor, about) => {
        const fov = clamp(enlarged(this.view.fov, factor), CLOSEST, WIDEST);
        return zoomedTo(this.view, this.size, fov, about);
      },
    };
  }
}

/** A hundredth of a degree: half a millimetre on a wall three metres off. */
const tenth = (value: number): number => Math.round(value * 100) / 100;

async function picturesOf(room: Room, scene: Scene | null): Promise<Picture> {
  if (room.tiles) return new Picture(room.tiles.record as unknown as PictureSource, room.tiles.base);
  return wholePicture(room.file, room.small, covered(room, scene));
}

/** What a photograph covers: what the document says, else all around, as high as its proportions make it. */
function covered(room: Room, scene: Scene | null): Covers {
  const said = (scene as { coverage?: { horizontal?: number; vertical?: number; centre_pitch?: number } } | null)?.coverage;
  const horizontal = said?.horizontal ?? 360;
  const vertical = said?.vertical ?? Math.min(180, (horizontal * room.height) / Math.max(1, room.width));
  return { horizontal, vertical, centrePitch: said?.centre_pitch ?? 0 };
}
