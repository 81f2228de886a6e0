// A panorama under review: one picture of the whole, a sharper piece where one looks closely, frames over it.

import type { Direction } from "../control/keyboard";
import { going, type Motion } from "../control/motion";
import { type Steered, steerByPointer, zoomedTo, enlarged } from "../control/pointer";
import { nudged, zoomStep } from "../control/steps";
import { outlinePath } from "../core/outline";
import { angles, clamp, direction } from "../core/projection";
import { type Size, toDirection, toScreen, type View } from "../core/view";
import { make } from "../ui/dom";
import type { Api } from "./api";
import { Frames } from "./frames";
import { between, corners, fitting, moved, outline, sized } from "./geometry";
import type { Picture, Region, Where } from "./model";
import { SphereGl } from "./sphere_gl";
import type { Detail, Mark, Point, Surface } from "./surface";

const NARROWEST = 8;
const WIDEST = 100;
const GO = 380;
/** More pixels than this make a slow computer slower and nobody surer. */
const MOST_PIXELS = 2560 * 1600;

export class Sphere implements Surface {
  readonly element = make("div", { class: "sphere" });
  drawing = false;
  view: View = { yaw: 0, pitch: 0, fov: 75 };
  cssSize: Size = { width: 1, height: 1 };
  #canvas = make("canvas", { class: "canvas" });
  #gl: SphereGl;
  #frames: Frames;
  #marks: readonly Mark[] = [];
  #motion: Motion | null = null;
  #target: View | null = null;
  #scheduled = 0;
  #shown = "";
  #asked = 0;
  #detail = "";
  #observer: ResizeObserver;

  /** Throws where there is no WebGL. */
  constructor(
    private readonly api: Api,
    readonly calm: boolean,
    chosen: (key: string) => void,
    private readonly painted: () => void,
  ) {
    this.#gl = new SphereGl(this.#canvas);
    this.#frames = new Frames(chosen);
    this.element.append(this.#canvas, this.#frames.element);
    this.#canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
    this.#canvas.addEventListener("webglcontextrestored", () => {
      this.#gl = new SphereGl(this.#canvas);
      this.#shown = this.#detail = "";
      this.painted();
    });
    this.#observer = new ResizeObserver(() => this.#measure());
    this.#observer.observe(this.element);
    steerByPointer(this.element, this.#steered());
  }

  async show(picture: Picture): Promise<void> {
    const turn = ++this.#asked;
    if (this.#shown === picture.id) return;
    const address = this.api.whole(picture);
    const [bitmap, covers] = await Promise.all([this.api.bitmap(address), this.api.extent(picture)]);
    if (turn !== this.#asked) return bitmap.close();
    this.#shown = picture.id;
    this.#detail = "";
    this.#gl.sharp(null);
    this.#gl.whole(bitmap, covers);
    this.#request();
  }

  look(where: Where, calm: boolean): void {
    const region = where as Region;
    this.go({ yaw: region.yaw, pitch: region.pitch, fov: fitting(region) }, calm || this.calm);
  }

  home(): void {
    this.go({ yaw: 0, pitch: 0, fov: 80 }, true);
  }

  sharpen(detail: Detail | null): void {
    const wanted = detail ? `${this.#shown} ${detail.address}` : "";
    if (wanted === this.#detail) return;
    this.#detail = wanted;
    if (!detail) this.#gl.sharp(null);
    else
      void this.api
        .bitmap(detail.address)
        .then((bitmap) => {
          if (this.#detail !== wanted) return bitmap.close();
          const { yaw, pitch } = detail.where as Region;
          this.#gl.sharp(bitmap, yaw, pitch, detail.around);
          this.#request();
        })
        .catch(() => undefined); // the whole is there, only less sharp
    this.#request();
  }

  mark(marks: readonly Mark[]): void {
    this.#marks = marks;
    this.#request();
  }

  nudge(way: Direction): void {
    this.go(nudged(this.#target ?? this.view, this.cssSize, way), this.calm);
  }

  zoom(closer: boolean): void {
    this.go(zoomStep(this.#target ?? this.view, closer), this.calm);
  }

  middle(): Where {
    const side = clamp(this.view.fov / 6, 2, 12);
    return { yaw: this.view.yaw, pitch: this.view.pitch, width: side, height: side };
  }

  between(from: Point, to: Point): Where {
    return between(this.#towards(from), this.#towards(to));
  }

  shifted(where: Where, from: Point, to: Point): Where {
    const region = where as Region;
    const [a, b] = [angles(this.#towards(from)), angles(this.#towards(to))];
    const pitch = clamp(region.pitch + b.pitch - a.pitch, -90, 90);
    return { ...region, yaw: region.yaw + b.yaw - a.yaw, pitch };
  }

  stepped(where: Where, right: number, up: number, wider: number, taller: number): Where {
    return sized(moved(where as Region, right, up), wider, taller);
  }

  corners(where: Where): Point[] {
    return corners(where as Region)
      .map((corner) => toScreen(this.view, this.cssSize, corner))
      .filter(({ depth }) => depth > 0);
  }

  destroy(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#scheduled);
  }

  go(view: View, atOnce: boolean): void {
    const target = this.#held(view);
    this.#target = atOnce ? null : target;
    this.#motion = atOnce ? null : going(target, GO);
    if (atOnce) this.view = target;
    this.#request();
  }

  /** Mouse and finger look around, unless they draw. */
  #steered(): Steered {
    const sphere = this;
    return {
      get view() {
        return sphere.view;
      },
      get cssSize() {
        return sphere.cssSize;
      },
      get busy() {
        return sphere.drawing;
      },
      calm: this.calm,
      look: (view) => this.go(view, true),
      move: (motion) => {
        this.#motion = motion;
        this.#request();
      },
      mayWheel: () => true,
      zoomed: (factor, about) => {
        const fov = clamp(enlarged(this.view.fov, factor), NARROWEST, WIDEST);
        return zoomedTo(this.view, this.cssSize, fov, about);
      },
    };
  }

  #held(view: View): View {
    return { yaw: view.yaw, pitch: clamp(view.pitch, -90, 90), fov: clamp(view.fov, NARROWEST, WIDEST) };
  }

  #towards({ x, y }: Point): ReturnType<typeof direction> {
    return toDirection(this.view, this.cssSize, x, y);
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!width || !height) return;
    this.cssSize = { width, height };
    const dense = Math.min(devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (width * height)));
    this.#canvas.width = Math.round(width * dense);
    this.#canvas.height = Math.round(height * dense);
    // The canvas is empty from here on: drawing only in the next frame would flash.
    this.#draw(performance.now());
  }

  #request(): void {
    if (!this.#scheduled) this.#scheduled = requestAnimationFrame((now) => this.#draw(now));
  }

  #draw(now: number): void {
    cancelAnimationFrame(this.#scheduled);
    this.#scheduled = 0;
    if (this.#motion) {
      const { view, done } = this.#motion(now, this.view);
      this.view = this.#held(view);
      if (done) this.#motion = this.#target = null;
      else this.#request();
    }
    const ahead = direction(this.view.yaw, this.view.pitch);
    const near = (region: Region): number => {
      const [x, y, z] = direction(region.yaw, region.pitch);
      return -(x * ahead[0] + y * ahead[1] + z * ahead[2]);
    };
    const blurred = this.#marks.filter(({ look }) => look === "blur").map(({ where }) => where as Region);
    if (this.#shown) {
      const size = { width: this.#canvas.width, height: this.#canvas.height };
      this.#gl.draw(this.view, size, blurred.sort((a, b) => near(a) - near(b)));
    }
    const outlined = (mark: Mark): string => outlinePath(this.view, this.cssSize, outline(mark.where as Region));
    this.#frames.draw(this.#shown ? this.#marks : [], outlined, ({ where }) => this.corners(where));
  }
}
