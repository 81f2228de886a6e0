// The viewer: a stage, what hangs over it, and the visitor's way through the scenes.

import { clamp } from "../core/projection";
import { savesData, whenIdle } from "../core/frugal";
import { afterPaint } from "../core/paint";
import { Picture } from "../core/picture";
import { Stage } from "../core/stage";
import type { Size, View } from "../core/view";
import { type Direction, steerByKeyboard } from "../control/keyboard";
import { going, type Motion } from "../control/motion";
import { enlarged, steerByPointer, zoomedTo } from "../control/pointer";
import { isInSight, nudged, zoomStep } from "../control/steps";
import { make } from "../ui/dom";
import { fill, isFullScreen, toggleFullScreen } from "../ui/fullscreen";
import { Over } from "../ui/over";
import { hookSceneLinks, keepView, markCurrent } from "../ui/page";
import { formatAddress, parseAddress, type StopAddress } from "./address";
import { arrivalView } from "./arrival";
import { Camera } from "./camera";
import { kioskRest } from "./kiosk";
import type { More, Onward, Opening, TourViewer, WalkOptions } from "./contract";
import { startMore } from "./parts";
import { type LinkRecord, Records, type SceneRecord, type TourData } from "./record";
import { Trail } from "./trail";
import { crossing, type Step, towards, turnTime } from "./walk";

/** The buttons come at the latest after this, and the second script at twice this, ms. */
const SOON = 3000;

export class Viewer extends EventTarget implements TourViewer {
  readonly records: Records;
  /** Seconds of rest after which a hall's screen starts over; null elsewhere. */
  readonly kiosk: number | null;
  readonly surface: HTMLElement;
  /** The stop of a guided route that the visitor stands at. */
  stop: StopAddress | null = null;
  /** What hangs over the picture: made after the first view, which must not wait for it. */
  over: Over | null = null;
  readonly #stage: Stage;
  readonly #camera: Camera;
  readonly #pictures = new Map<string, Picture>();
  readonly #calm = matchMedia("(prefers-reduced-motion: reduce)");
  readonly trail = new Trail(() => this);
  /** What is open over the picture, once the second script keeps account of it. */
  opened: Opening | null = null;
  /** Turns who arrives to where there is something to go on to: the second script's. */
  onward: Onward | null = null;
  #record: SceneRecord;
  #more: Promise<More | null> | null = null;
  #crossing: { step: (now: number) => Step; done: () => void } | null = null;
  #walking = false;
  #painted = false;
  #sharpSeen = false;
  #warned = false;
  /** The view follows the focus, which says for itself what it is on. */
  #led = false;
  /** Back or forward was pressed during a walk. */
  turnedBack = false;

  /** Throws when there is no WebGL. `record` is the first scene, `view` where to look there (null: its own view). */
  constructor(
    readonly root: HTMLElement,
    readonly data: TourData,
    record: SceneRecord,
    view: View | null,
  ) {
    super();
    this.records = new Records(data);
    this.kiosk = kioskRest(location.search, root.dataset.kiosk);
    this.#record = record;
    this.stop = parseAddress(location.hash)?.stop ?? null;
    // Its preview is decoded on another thread while WebGL is being set up on this one.
    const picture = this.#picture(record);
    const canvas = make("canvas", { class: "viewer-canvas", "aria-hidden": "true" });
    this.surface = make("div", { class: "viewer-surface", tabindex: "0", role: "application" }, [canvas]);
    // The canvas must have its place before WebGL can know its size.
    root.classList.add("is-live");
    if (this.kiosk) fill(root);
    root.prepend(this.surface);
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
      this.surface.remove();
      throw error;
    }
    this.#camera = new Camera(this.#stage, view ?? record.view, record, () => this.calm, (changed) => this.#looked(changed));
    this.#enter(record, picture, this.view);
    // Should the first view never come (a hidden tab draws nothing), the rest must still be there.
    setTimeout(() => this.#dress(), SOON);
    setTimeout(() => void this.more().catch(() => undefined), 2 * SOON);
  }

  /** Makes what hangs over the picture, and listens. */
  #dress(): Over {
    if (this.over) return this.over;
    const { root, data } = this;
    const camera = this.#camera;
    const acts = {
      walk: (link: LinkRecord) => void this.walkTo(link.to, { link }),
      seek: (yaw: number, pitch: number) => this.seek(yaw, pitch),
      hint: (link: LinkRecord) => void this.#hint(link),
      nudge: (way: Direction) => this.go(nudged(camera.ahead, this.cssSize, way), 260),
      zoom: (closer: boolean) => this.go(zoomStep(camera.ahead, closer), 240),
      home: () => this.go({ ...this.#record.view }),
      fullScreen: () => void (this.kiosk ? null : toggleFullScreen(root)),
      share: () => void this.more().then((more) => more?.share(), () => this.#toast("offline")),
      tell: () => void this.more().then((more) => (more ? more.open("!room") : this.tell()), () => this.tell()),
    };
    const { strings, base } = data;
    const page = {
      strings,
      base,
      closed: this.kiosk !== null,
      enlarge: (...shown: Parameters<More["enlarge"]>) =>
        void this.more().then((more) => more?.enlarge(...shown)).catch(() => this.#toast("offline")),
    };
    this.over = new Over(root, this.surface, page, acts);
    steerByPointer(this.surface, this);
    steerByKeyboard(root, acts);
    hookSceneLinks((id) => {
      root.scrollIntoView({ block: "nearest", behavior: this.calm ? "auto" : "smooth" });
      void this.walkTo(id);
    });
    addEventListener("popstate", () => this.#turnBack());
    const asked = parseAddress(location.hash)?.open;
    this.#describe();
    if (asked) this.openNamed(asked);
    return this.over;
  }

  // -- what others may use ----------------------------------------------------------------------------------------

  get view(): View {
    return this.#camera.view;
  }

  set view(view: View) {
    this.look(view);
  }

  get scene(): string {
    return this.#record.id;
  }

  /** What is open over the picture, by its name in the address. */
  get open(): string | null {
    return (this.opened?.name ?? null);
  }

  /** How many things are open over the picture, one over the other. */
  get count(): number {
    return (this.opened?.count ?? 0);
  }

  get record(): SceneRecord {
    return this.#record;
  }

  get cssSize(): Size {
    return this.#stage.cssSize;
  }

  get busy(): boolean {
    return this.#walking;
  }

  /** Whether the view moves by itself now. */
  get moving(): boolean {
    return this.#camera.moving;
  }

  get calm(): boolean {
    return this.#calm.matches;
  }

  /** What the viewer holds and does now; for tests and for the curious. */
  get state() {
    const { textures, requests, level, size, isSharp } = this.#stage;
    return { textureBytes: textures.bytes, textureLimit: textures.limit, requests, level, size, sharp: isSharp, walking: this.#walking };
  }

  /** The nearest view to the wished one that a scene allows. */
  hold(view: View, frame: SceneRecord): View {
    return this.#camera.hold(view, frame);
  }

  /** Looks there at once. */
  lookAt(view: Partial<View>): void {
    this.look({ ...this.view, ...view });
  }

  look(view: View): void {
    this.#camera.look(view);
  }

  move(step: Motion): Promise<void> {
    return this.#camera.run(step);
  }

  /** Turns and zooms to a view, or is there at once where motion is not wanted. */
  go(view: View, duration?: number): Promise<void> {
    return this.#walking ? Promise.resolve() : this.#camera.go(view, duration);
  }

  /** Turns to a direction, unless it is well in sight. */
  seek(yaw: number, pitch: number): void {
    if (isInSight(this.view, this.cssSize, yaw, pitch)) return;
    const { fov } = this.view;
    // As level as it can be, but not so level that what is high up or far down is at the edge.
    this.#led = true;
    void this.go({ yaw, pitch: clamp(pitch * 0.6, pitch - fov / 4, pitch + fov / 4), fov }).then(() => (this.#led = false));
  }

  /** Says where one is and what is around. */
  tell(): void {
    this.over?.live.answer(this.over.whereabouts(this.view));
  }

  /** Opens the page of a label of this scene. */
  openLabel(id: string, from: HTMLElement): void {
    const label = this.#record.labels.find((candidate) => candidate.id === id);
    if (label) this.#dress().open(label, from);
  }

  /** Opens what an address names: the page of a label, or (`!rooms`) a list of the second script's. */
  openNamed(name: string): void {
    if (!name.startsWith("!")) this.openLabel(name, this.surface);
    else void this.more().then((more) => more?.open(name), () => undefined);
  }

  /** The second script, which comes when it is asked for, or when the picture is sharp. */
  more(): Promise<More | null> {
    if (!this.#more) {
      this.#dress();
      this.#more = startMore(this, this.data);
      this.#more.catch(() => (this.#more = null));
    }
    return this.#more;
  }

  /** The address follows: the stop of a route is another. `push` makes an entry of its own in the history. */
  atStop(stop: StopAddress | null, push = false): void {
    if (push) this.trail.write();
    this.stop = stop;
    if (push) this.trail.push();
    else this.trail.write();
  }

  mayWheel(): boolean {
    const page = document.documentElement;
    return (
      isFullScreen(this.root) || page.scrollHeight <= page.clientHeight + 1 || this.root.contains(document.activeElement)
    );
  }

  zoomed(factor: number, about?: { x: number; y: number }): View | null {
    const view = this.view;
    const [narrowest, widest] = this.#camera.range();
    const fov = clamp(enlarged(view.fov, factor), narrowest, widest);
    return zoomedTo(view, this.cssSize, fov, about);
  }

  /** Walks to a scene: along a link when there is one. Resolves on arrival, or when it turns out to be impossible. */
  async walkTo(id: string, { link, view, push = true, stop }: WalkOptions = {}): Promise<void> {
    if (this.#walking || id === this.scene || !this.records.has(id)) return;
    this.#walking = true;
    this.over?.panel.close();
    const camera = this.#camera;
    try {
      const from = this.#record;
      const door = view ? null : (link ?? from.links.find((candidate) => candidate.to === id) ?? null);
      const record = await this.records.get(id);
      const picture = this.#picture(record);
      const ahead = camera.hold(view ?? arrivalView(from, door, record), record);
      const after = (!view && this.onward?.(ahead, from, door, record)) || ahead;
      await picture.preview.ready;
      if (push) this.trail.write();
      else camera.stop();
      this.root.classList.add("is-walking");
      this.#stage.soon = { picture, view: after };
      if (door && !this.calm) {
        const turn = towards(this.view, door.yaw, door.pitch);
        await camera.run(going(turn, turnTime(this.view, door.yaw)));
      }
      camera.stop();
      this.#stage.next = { picture, view: after, opacity: 0 };
      await new Promise<void>((done) => {
        this.#crossing = { step: crossing(this.view, after, this.calm ? "calm" : door ? "move" : "jump", ahead), done };
        this.#stage.request();
      });
      this.#record = record;
      camera.view = after;
      if (stop) this.stop = stop;
      if (push && !this.turnedBack) this.trail.push();
      this.#enter(record, picture, after);
      this.#describe();
    } catch {
      this.#toast(navigator.onLine ? "scene_failed" : "offline");
    } finally {
      this.#walking = false;
      this.root.classList.remove("is-walking");
      this.#stage.request();
      if (this.turnedBack) this.#turnBack();
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
    return this.#camera.step(now);
  }

  #drawn(): void {
    if (!this.#walking) this.over?.place(this.view, this.cssSize);
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
      whenIdle(() => {
        void this.more().catch(() => undefined);
        // Time to learn of the rooms next door: then walking there waits for nothing.
        if (!savesData()) for (const { to } of this.#record.links) this.records.get(to).catch(() => undefined);
      });
    });
  }

  #toast(name: string): void {
    this.#dress().toast(name);
  }

  #failed(): void {
    if (this.#warned) return;
    this.#warned = true;
    this.#toast("tiles_failed");
    addEventListener("online", () => (this.#warned = false), { once: true });
  }

  #looked(view: View): void {
    this.over?.zoomEnds(view.fov, this.#camera.range());
    // A walk has written where it began: turning to the door is not a view to come back to.
    if (!this.#walking) this.trail.follow();
    this.dispatchEvent(new CustomEvent("view", { detail: view }));
    if (!this.#led) this.over?.sayAhead(view);
  }

  #resized(): void {
    // Called once while the stage is being made.
    if (!this.#stage?.current) return;
    this.#camera.view = this.#camera.hold(this.view);
    if (!this.#crossing) this.#stage.current.view = this.view;
  }

  #turnBack(): void {
    void this.more().then((more) => more?.turnBack(), () => undefined);
  }

  // -- scenes -----------------------------------------------------------------------------------------------------

  #picture(record: SceneRecord): Picture {
    let picture = this.#pictures.get(record.id);
    if (!picture) {
      const { scene, base } = this.data;
      const { root } = this;
      const image = record.id === scene.id && root.querySelector<HTMLImageElement>(".viewer-glimpse");
      const still = root.querySelector<HTMLImageElement>(".viewer-still");
      picture = new Picture(record, base, image ? { image, still, view: scene.view } : null);
      this.#pictures.set(record.id, picture);
    }
    return picture;
  }

  #enter(record: SceneRecord, picture: Picture, view: View): void {
    this.#camera.frame = record;
    this.#camera.view = this.#camera.hold(view);
    this.#stage.show({ picture, view: this.view });
    void picture.preview.ready.then(() => this.#stage.draw());
  }

  /** Tells the page and the visitor which scene this is. */
  #describe(): void {
    if (!this.over) return;
    const record = this.#record;
    this.over.show(record, this.view, this.cssSize);
    this.over.zoomEnds(this.view.fov, this.#camera.range());
    markCurrent(record.id, record.title, record.lang?.title);
    keepView(formatAddress(record.id, this.view, this.stop, this.open));
    this.dispatchEvent(new CustomEvent("scene", { detail: record.id }));
  }

  async #hint(link: LinkRecord): Promise<void> {
    if (this.#walking || savesData()) return;
    try {
      const record = await this.records.get(link.to);
      if (this.#walking) return;
      const ahead = this.#camera.hold(arrivalView(this.#record, link, record), record);
      const view = this.onward?.(ahead, this.#record, link, record) ?? ahead;
      this.#stage.soon = { picture: this.#picture(record), view };
      this.#stage.request();
    } catch {
      // It was only a hint; the walk itself will say what is wrong.
    }
  }
}
