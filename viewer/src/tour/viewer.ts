// The viewer: a stage, what hangs over it, and the visitor's way through the scenes.

import { clamp } from "../core/projection";
import { held } from "../core/limits";
import { afterPaint } from "../core/paint";
import { Picture } from "../core/picture";
import { Stage } from "../core/stage";
import { type Size, type View, zoomRange } from "../core/view";
import { type Direction, steerByKeyboard } from "../control/keyboard";
import { going, type Motion } from "../control/motion";
import { enlarged, steerByPointer, zoomedAbout } from "../control/pointer";
import { isInSight, nudged, zoomStep } from "../control/steps";
import { make } from "../ui/dom";
import { isFullScreen, toggleFullScreen } from "../ui/fullscreen";
import { Over } from "../ui/over";
import { share } from "../ui/share";
import { hookSceneLinks, keepView, markCurrent } from "../ui/page";
import { formatAddress, parseAddress } from "./address";
import { arrivalView } from "./arrival";
import { type LinkRecord, Records, type SceneRecord, type TourData } from "./record";
import { Trail } from "./trail";
import { crossing, type Step, towards, turnTime } from "./walk";

/** The buttons come at the latest after this, ms. */
const SOON = 3000;

interface WalkOptions {
  link?: LinkRecord | null;
  view?: View | null;
  /** False when the address already is that of the target (back and forward). */
  push?: boolean;
}

export class Viewer extends EventTarget {
  readonly #stage: Stage;
  readonly #records: Records;
  readonly #pictures = new Map<string, Picture>();
  readonly #surface: HTMLElement;
  /** What hangs over the picture: made after the first view, which must not wait for it. */
  #over: Over | null = null;
  readonly #calm = matchMedia("(prefers-reduced-motion: reduce)");
  #record: SceneRecord;
  #view: View;
  #target: View | null = null;
  #motion: { step: Motion; done: () => void } | null = null;
  #crossing: { step: (now: number) => Step; done: () => void } | null = null;
  #walking = false;
  #painted = false;
  #sharpSeen = false;
  #warned = false;
  readonly #trail = new Trail(() => this);
  /** Back or forward was pressed during a walk. */
  #turnedBack = false;

  /** Throws when there is no WebGL. `record` is the first scene, `view` where to look there (null: its own view). */
  constructor(
    readonly root: HTMLElement,
    private readonly data: TourData,
    record: SceneRecord,
    view: View | null,
  ) {
    super();
    this.#records = new Records(data);
    this.#record = record;
    this.#view = view ?? record.view;
    // Its preview is decoded on another thread while WebGL is being set up on this one.
    const picture = this.#picture(record);
    const canvas = make("canvas", { class: "viewer-canvas", "aria-hidden": "true" });
    this.#surface = make("div", { class: "viewer-surface", tabindex: "0", role: "application" }, [canvas]);
    // The canvas must have its place before WebGL can know its size.
    root.classList.add("is-live");
    root.prepend(this.#surface);
    try {
      this.#stage = new Stage(
        canvas,
        {
          frame: (now) => this.#frame(now),
          drawn: () => this.#drawn(),
          painted: () => this.#firstView(),
          sharp: () => this.#sharp(),
          failed: () => this.#failed(),
          resized: () => this.#resized(),
        },
        this.calm,
      );
    } catch (error) {
      root.classList.remove("is-live");
      this.#surface.remove();
      throw error;
    }
    this.#enter(record, picture);
    // Should the first view never come (a hidden tab draws nothing), the rest must still be there.
    setTimeout(() => this.#dress(), SOON);
  }

  /** Makes what hangs over the picture, and listens. */
  #dress(): void {
    if (this.#over) return;
    const { root } = this;
    const acts = {
      walk: (link: LinkRecord) => void this.walkTo(link.to, { link }),
      seek: (yaw: number, pitch: number) => this.#seek(yaw, pitch),
      hint: (link: LinkRecord) => void this.#hint(link),
      nudge: (way: Direction) => this.#go(nudged(this.#target ?? this.#view, this.cssSize, way), 260),
      zoom: (closer: boolean) => this.#go(zoomStep(this.#target ?? this.#view, closer), 240),
      home: () => this.#go({ ...this.#record.view }),
      fullScreen: () => void toggleFullScreen(root),
      share: () => void this.#share(),
    };
    this.#over = new Over(root, this.#surface, this.data.strings, acts);
    steerByPointer(this.#surface, this);
    steerByKeyboard(root, acts);
    hookSceneLinks((id) => {
      root.scrollIntoView({ block: "nearest", behavior: this.calm ? "auto" : "smooth" });
      void this.walkTo(id);
    });
    addEventListener("popstate", () => void this.#readAddress());
    this.#describe();
  }

  // -- what others may use ----------------------------------------------------------------------------------------

  get view(): View {
    return this.#view;
  }

  set view(view: View) {
    this.look(view);
  }

  get scene(): string {
    return this.#record.id;
  }

  get cssSize(): Size {
    return this.#stage.cssSize;
  }

  get busy(): boolean {
    return this.#walking;
  }

  get calm(): boolean {
    return this.#calm.matches;
  }

  /** What the viewer holds and does now; for tests and for the curious. */
  get state() {
    const { textureBytes, textureLimit, textureCount, requests, level, size, isSharp } = this.#stage;
    return { textureBytes, textureLimit, textureCount, requests, level, size, sharp: isSharp, walking: this.#walking };
  }

  /** Looks there at once. */
  lookAt(view: Partial<View>): void {
    this.look({ ...this.#view, ...view });
  }

  look(view: View): void {
    this.#stop();
    this.#set(view);
  }

  move(step: Motion): void {
    void this.#run(step);
  }

  mayWheel(): boolean {
    const page = document.documentElement;
    return (
      isFullScreen(this.root) || page.scrollHeight <= page.clientHeight + 1 || this.root.contains(document.activeElement)
    );
  }

  zoomed(factor: number, about?: { x: number; y: number }): View | null {
    const view = this.#view;
    const [narrowest, widest] = this.#zoomRange();
    const fov = clamp(enlarged(view.fov, factor), narrowest, widest);
    if (Math.abs(fov - view.fov) < 0.01) return null;
    return about ? zoomedAbout(view, this.cssSize, fov, about) : { ...view, fov };
  }

  /** Walks to a scene: along a link when there is one. Resolves on arrival, or when it turns out to be impossible. */
  async walkTo(id: string, { link, view, push = true }: WalkOptions = {}): Promise<void> {
    if (this.#walking || id === this.scene || !this.#records.has(id)) return;
    this.#walking = true;
    this.#over?.closePanel();
    try {
      const from = this.#record;
      const door = view ? null : (link ?? from.links.find((candidate) => candidate.to === id) ?? null);
      const record = await this.#records.get(id);
      const picture = this.#picture(record);
      const after = this.#hold(view ?? arrivalView(from, door, record), record);
      await picture.preview.ready;
      if (push) this.#trail.write();
      else this.#stop();
      this.root.classList.add("is-walking");
      this.#stage.soon = { picture, view: after };
      if (door && !this.calm) {
        const turn = towards(this.#view, door.yaw, door.pitch);
        await this.#run(going(turn, turnTime(this.#view, door.yaw)));
      }
      this.#stop();
      this.#stage.next = { picture, view: after, opacity: 0 };
      await new Promise<void>((done) => {
        this.#crossing = { step: crossing(this.#view, after, this.calm ? "calm" : door ? "move" : "jump"), done };
        this.#stage.request();
      });
      this.#record = record;
      this.#view = after;
      if (push && !this.#turnedBack) this.#trail.push();
      this.#enter(record, picture);
      this.#describe();
    } catch {
      this.#toast(navigator.onLine ? "scene_failed" : "offline");
    } finally {
      this.#walking = false;
      this.root.classList.remove("is-walking");
      this.#stage.request();
      if (this.#turnedBack) void this.#readAddress();
    }
  }

  // -- frames -----------------------------------------------------------------------------------------------------

  #frame(now: number): boolean {
    const { current } = this.#stage;
    if (this.#crossing && current && this.#stage.next) {
      const { before, after, opacity, done } = this.#crossing.step(now);
      current.view = before;
      this.#stage.next.view = after;
      this.#stage.next.opacity = opacity;
      if (done) {
        const { done: finish } = this.#crossing;
        this.#crossing = null;
        finish();
      }
      return true;
    }
    if (!this.#motion) return false;
    const { view, done } = this.#motion.step(now, this.#view);
    this.#set(view);
    if (done) this.#stop();
    return !done;
  }

  #drawn(): void {
    if (!this.#walking) this.#over?.place(this.#view, this.cssSize);
  }

  #firstView(): void {
    if (this.#painted) return;
    this.#painted = true;
    afterPaint(() => {
      performance.mark("jetisu360:first-view");
      this.dispatchEvent(new CustomEvent("first-view"));
      this.#dress();
    });
  }

  #sharp(): void {
    afterPaint(() => {
      if (!this.#sharpSeen) performance.mark("jetisu360:sharp");
      this.#sharpSeen = true;
      this.dispatchEvent(new CustomEvent("sharp", { detail: this.scene }));
    });
    // Time to learn of the rooms next door: then walking there waits for nothing.
    for (const { to } of this.#record.links) this.#records.get(to).catch(() => undefined);
  }

  #toast(name: string): void {
    this.#dress();
    this.#over?.toast(name);
  }

  #failed(): void {
    if (this.#warned) return;
    this.#warned = true;
    this.#toast(navigator.onLine ? "tiles_failed" : "offline");
    addEventListener("online", () => (this.#warned = false), { once: true });
  }

  // -- the view ---------------------------------------------------------------------------------------------------

  #picture(record: SceneRecord): Picture {
    let picture = this.#pictures.get(record.id);
    if (!picture) {
      picture = new Picture(record, this.data.base);
      this.#pictures.set(record.id, picture);
    }
    return picture;
  }

  #zoomRange(record = this.#record): [number, number] {
    const { size } = this.#stage;
    return zoomRange(size, record.tiles.face_sizes[record.tiles.face_sizes.length - 1] ?? 1, record.view.fov);
  }

  #hold(view: View, record = this.#record): View {
    const [narrowest, widest] = this.#zoomRange(record);
    return held({ ...view, fov: clamp(view.fov, narrowest, widest) }, this.#stage.size, record.limits ?? null);
  }

  #set(view: View): void {
    this.#view = this.#hold(view);
    if (this.#stage.current) this.#stage.current.view = this.#view;
    this.#stage.request();
    this.#over?.zoomEnds(this.#view.fov, this.#zoomRange());
    // A walk has written where it began: turning to the door is not a view to come back to.
    if (!this.#walking) this.#trail.follow();
    this.dispatchEvent(new CustomEvent("view", { detail: this.#view }));
    this.#over?.sayAhead(this.#view);
  }

  #resized(): void {
    // Called once while the stage is being made.
    if (!this.#stage?.current) return;
    this.#view = this.#hold(this.#view);
    if (!this.#crossing) this.#stage.current.view = this.#view;
  }

  #stop(): void {
    const motion = this.#motion;
    this.#motion = null;
    this.#target = null;
    motion?.done();
  }

  #run(step: Motion): Promise<void> {
    this.#stop();
    return new Promise((done) => {
      this.#motion = { step, done };
      this.#stage.request();
    });
  }

  /** Goes to a view, or is there at once where motion is not wanted. */
  #go(target: View, duration = 420): void {
    if (this.#walking) return;
    const wished = this.#hold(target);
    void this.#run(going(wished, this.calm ? 0 : duration));
    this.#target = wished;
  }

  #seek(yaw: number, pitch: number): void {
    if (isInSight(this.#view, this.cssSize, yaw, pitch)) return;
    this.#go({ yaw, pitch: pitch * 0.6, fov: this.#view.fov });
  }

  // -- scenes -----------------------------------------------------------------------------------------------------

  #enter(record: SceneRecord, picture: Picture): void {
    this.#view = this.#hold(this.#view, record);
    this.#stage.show({ picture, view: this.#view });
    void picture.preview.ready.then(() => this.#stage.draw());
  }

  /** Tells the page and the visitor which scene this is. */
  #describe(): void {
    if (!this.#over) return;
    const record = this.#record;
    this.#over.show(record, this.#view, this.cssSize);
    this.#over.zoomEnds(this.#view.fov, this.#zoomRange());
    markCurrent(record.id, record.title, record.lang?.title);
    keepView(formatAddress(record.id, this.#view));
    this.dispatchEvent(new CustomEvent("scene", { detail: record.id }));
  }

  async #hint(link: LinkRecord): Promise<void> {
    if (this.#walking) return;
    try {
      const record = await this.#records.get(link.to);
      if (this.#walking) return;
      this.#stage.soon = { picture: this.#picture(record), view: this.#hold(arrivalView(this.#record, link, record), record) };
      this.#stage.request();
    } catch {
      // It was only a hint; the walk itself will say what is wrong.
    }
  }

  // -- the address ------------------------------------------------------------------------------------------------

  async #readAddress(): Promise<void> {
    const asked = parseAddress(location.hash);
    const id = asked ? asked.scene : this.data.start;
    // Something else of the page's: a skip link, a heading.
    if (!this.#records.has(id) || (!asked && location.hash)) return;
    this.#trail.forget();
    this.#turnedBack = this.#walking;
    if (this.#walking) return;
    if (id !== this.scene) {
      const { view } = await this.#records.get(id).catch(() => this.#record);
      await this.walkTo(id, { view: asked?.view ?? view, push: false });
    } else this.look(asked?.view ?? this.#record.view);
  }

  async #share(): Promise<void> {
    this.#trail.write();
    const told = await share();
    if (told) this.#toast(told);
  }
}
