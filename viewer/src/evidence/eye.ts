// One direction in which several spheres are looked at; a pane shows one of them, turned by what it is turned.

import { steerByKeyboard } from "../control/keyboard";
import { going, type Motion } from "../control/motion";
import { enlarged, steerByPointer, zoomedTo } from "../control/pointer";
import { nudged, zoomStep } from "../control/steps";
import { angles, clamp, wrap } from "../core/projection";
import { type Size, toDirection, type View } from "../core/view";
import { SphereGl } from "../review/sphere_gl";
import { make } from "../ui/dom";

const [NARROWEST, WIDEST] = [8, 110];
const GO = 300;
const MOST_PIXELS = 2560 * 1600;
const WHOLE = { left: -180, top: 90, width: 360, height: 180 };

/** Where all panes look: yaw of the first of them. */
export class Eye {
  view: View;
  readonly calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  readonly #panes: Pane[] = [];
  readonly #home: View;
  #motion: Motion | null = null;
  #target: View | null = null;
  #scheduled = 0;

  constructor(view: View, private readonly looked: (view: View) => void) {
    this.view = this.#home = view;
  }

  add(pane: Pane): void {
    this.#panes.push(pane);
  }

  look(view: View): void {
    this.#motion = this.#target = null;
    this.view = this.#held(view);
    this.request();
  }

  move(motion: Motion): void {
    this.#motion = motion;
    this.request();
  }

  request(): void {
    this.#scheduled ||= requestAnimationFrame((now) => this.#draw(now));
  }

  /** The keys of a viewer, on an element that takes the focus. */
  hearKeys(element: HTMLElement, size: () => Size): void {
    const go = (view: View): void => {
      this.#target = this.#held(view);
      if (this.calm) this.look(this.#target);
      else this.move(going(this.#target, GO));
    };
    const from = (): View => this.#target ?? this.view;
    steerByKeyboard(element, {
      nudge: (way) => go(nudged(from(), size(), way)),
      zoom: (closer) => go(zoomStep(from(), closer)),
      home: () => go(this.#home),
      fullScreen: () => undefined,
      tell: () => undefined,
    });
  }

  #held({ yaw, pitch, fov }: View): View {
    return { yaw: wrap(yaw), pitch: clamp(pitch, -90, 90), fov: clamp(fov, NARROWEST, WIDEST) };
  }

  #draw(now: number): void {
    this.#scheduled = 0;
    if (this.#motion) {
      const { view, done } = this.#motion(now, this.view);
      this.view = this.#held(view);
      if (done) this.#motion = this.#target = null;
      else this.request();
    }
    for (const pane of this.#panes) pane.draw();
    this.looked(this.view);
  }
}

/** A sphere in the place of its flat picture. */
export class Pane {
  readonly #canvas = make("canvas", {});
  #gl: SphereGl;
  #size: Size = { width: 1, height: 1 };
  #there = false;
  /** Which picture was asked for last: one that comes later than the next is not shown. */
  #asked = 0;
  /** Degrees by which what it shows lies further to the right than in the first. */
  turn = 0;
  /** Is told the yaw of what is clicked, while somebody wants to know. */
  picked: ((yaw: number) => void) | null = null;

  /** Throws where there is no WebGL. `mayWheel`: whether a turn of the wheel zooms now, and does not scroll the page. */
  constructor(
    private readonly eye: Eye,
    readonly element: HTMLElement,
    private readonly image: HTMLImageElement,
    private readonly mayWheel = (): boolean => true,
  ) {
    this.#gl = new SphereGl(this.#canvas);
    this.#canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
    this.#canvas.addEventListener("webglcontextrestored", () => {
      this.#gl = new SphereGl(this.#canvas);
      void this.load();
    });
  }

  /** Fetches the picture, then takes the place of the flat one; rejects where it does not come. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    const answer = await fetch(this.image.currentSrc || this.image.src);
    if (!answer.ok) throw new Error(String(answer.status));
    const bitmap = await createImageBitmap(await answer.blob());
    if (asked !== this.#asked) return;
    this.#gl.whole(bitmap, WHOLE);
    this.#canvas.setAttribute("aria-label", this.image.alt);
    if (!this.#there) this.#begin();
    this.#there = true;
    this.eye.request();
  }

  /** Another picture in the same place; rejects where it does not come. */
  async change(image: HTMLImageElement): Promise<void> {
    this.image.src = image.currentSrc || image.src;
    this.image.alt = image.alt;
    await this.load();
  }

  get size(): Size {
    return this.#size;
  }

  draw(): void {
    if (!this.#there) return;
    const { yaw, pitch, fov } = this.eye.view;
    const size = { width: this.#canvas.width, height: this.#canvas.height };
    this.#gl.draw({ yaw: wrap(yaw + this.turn), pitch, fov }, size, []);
  }

  #begin(): void {
    this.#canvas.setAttribute("role", "img");
    this.image.replaceWith(this.#canvas);
    this.element.classList.add("is-live");
    new ResizeObserver(() => this.#measure()).observe(this.element);
    this.#measure();
    const pane = this;
    steerByPointer(this.element, {
      get view() {
        return pane.eye.view;
      },
      get cssSize() {
        return pane.#size;
      },
      busy: false,
      calm: this.eye.calm,
      look: (view) => this.eye.look(view),
      move: (motion) => this.eye.move(motion),
      mayWheel: this.mayWheel,
      zoomed: (factor, about) => {
        const fov = clamp(enlarged(this.eye.view.fov, factor), NARROWEST, WIDEST);
        return zoomedTo(this.eye.view, this.#size, fov, about);
      },
    });
    let down = { x: 0, y: 0 };
    this.element.addEventListener("pointerdown", ({ clientX: x, clientY: y }) => (down = { x, y }));
    this.element.addEventListener("click", ({ clientX, clientY }) => {
      if (!this.picked || Math.hypot(clientX - down.x, clientY - down.y) > 6) return;
      const box = this.element.getBoundingClientRect();
      const towards = toDirection(this.eye.view, this.#size, clientX - box.left, clientY - box.top);
      this.picked(wrap(angles(towards).yaw + this.turn));
    });
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!width || !height) return;
    this.#size = { width, height };
    const dense = Math.min(devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (width * height)));
    this.#canvas.width = Math.round(width * dense);
    this.#canvas.height = Math.round(height * dense);
    this.draw();
  }
}
