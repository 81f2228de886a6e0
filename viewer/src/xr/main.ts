// The tour in a headset: both eyes, doors and labels by a long look or by a controller.

import { Picture } from "../core/picture";
import { between, clamp, direction, wrap } from "../core/projection";
import { arrivalView } from "../tour/arrival";
import type { LabelRecord, LinkRecord, SceneRecord } from "../tour/record";
import type { TourViewer } from "../tour/contract";
import type { Place } from "../ui/media";
import type { Say } from "../more/words";
import { Dwell } from "./dwell";
import { fromPicture, multiply, pointing, turned } from "./matrix";
import { type Frame, Painter, SCREEN, UNMOVED } from "./painter";
import { namePlate, pagePlate, type Plate, ring, sign } from "./plates";
import { Room } from "./room";
import { pick, type Target, targetsOf, upright } from "./targets";
import type { XrFrame, XrInputEvent, XrInputSource, XrLayer, XrSession } from "./webxr";

type MakesLayer = new (session: XrSession, gl: WebGLRenderingContext) => XrLayer;
type Angles = { readonly yaw: number; readonly pitch: number };

/** A room goes, and the next one comes, ms each. */
const FADE = 260;
/** An open page closes when one looks this far away from it, degrees. */
const AWAY = 42;
const BEAM = 0.004;

/** A page that is open: it hides the other targets, and has one of its own. */
interface Open {
  plate: Plate;
  readonly yaw: number;
  readonly pitch: number;
  readonly close: Target;
  readonly sound: HTMLAudioElement | null;
}

interface Walk {
  readonly link: LinkRecord;
  readonly since: number;
  next: { readonly record: SceneRecord; readonly picture: Picture } | null;
}

class Headset {
  readonly #gl: WebGLRenderingContext;
  readonly #painter: Painter;
  readonly #textures = new Map<HTMLCanvasElement, WebGLTexture | null>();
  readonly #place: Place;
  readonly #dwell = new Dwell<Target>();
  readonly #black: WebGLTexture | null;
  readonly #white: WebGLTexture | null;
  #layer: XrLayer | null = null;
  #space: object = {};
  #room: Room;
  #record: SceneRecord;
  #targets: Target[];
  #open: Open | null = null;
  /** The picture's yaw that lies straight ahead of the headset's own world; known with the first pose. */
  #offset: number | null = null;
  #head: Angles = { yaw: 0, pitch: 0 };
  #walk: Walk | null = null;
  #came = 0;

  constructor(
    private readonly viewer: TourViewer,
    private readonly session: XrSession,
    private readonly say: Say,
  ) {
    const canvas = document.createElement("canvas");
    const wishes = { xrCompatible: true, alpha: false, antialias: false, depth: false } as WebGLContextAttributes;
    const gl = (canvas.getContext("webgl2", wishes) ?? canvas.getContext("webgl", wishes)) as WebGLRenderingContext | null;
    if (!gl) throw new Error("no WebGL");
    this.#gl = gl;
    this.#painter = new Painter(gl);
    this.#place = { strings: viewer.data.strings, base: viewer.data.base };
    [this.#black, this.#white] = ["#000", "#fff"].map((colour) => {
      const dot = document.createElement("canvas");
      dot.width = dot.height = 1;
      const pen = dot.getContext("2d");
      if (pen) {
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
      }
      return this.#painter.texture(dot);
    }) as [WebGLTexture | null, WebGLTexture | null];
    this.#record = viewer.record;
    this.#room = new Room(this.#painter, new Picture(this.#record, viewer.data.base));
    this.#targets = targetsOf(this.#record, this.#place);
  }

  /** Shows the tour until the session ends; then the page's view is where one looked last. */
  async run(): Promise<void> {
    const { session, viewer } = this;
    const Layer = (window as unknown as { XRWebGLLayer: MakesLayer }).XRWebGLLayer;
    await (this.#gl as WebGLRenderingContext & { makeXRCompatible?: () => Promise<void> }).makeXRCompatible?.();
    this.#layer = new Layer(session, this.#gl);
    await session.updateRenderState({ baseLayer: this.#layer });
    this.#space = await session.requestReferenceSpace("local");
    const ended = new Promise<void>((done) => session.addEventListener("end", () => done()));
    session.addEventListener("select", (event) => this.#selected(event as XrInputEvent));
    const frame = (now: number, seen: XrFrame): void => {
      session.requestAnimationFrame(frame);
      this.#frame(now, seen);
    };
    session.requestAnimationFrame(frame);
    this.#tell();
    await ended;
    this.#open?.sound?.pause();
    this.#room.close();
    this.#gl.getExtension("WEBGL_lose_context")?.loseContext();
    const view = { yaw: this.#pictured(this.#head).yaw, pitch: this.#head.pitch, fov: viewer.view.fov };
    if (this.#record.id === viewer.scene) viewer.look(view);
    else await viewer.walkTo(this.#record.id, { view });
  }

  /** A direction of the headset's world in the picture. */
  #pictured({ yaw, pitch }: Angles): Angles {
    return { yaw: wrap(yaw + (this.#offset ?? 0)), pitch };
  }

  #frame(now: number, frame: XrFrame): void {
    const pose = frame.getViewerPose(this.#space);
    if (!pose || !this.#layer) return;
    this.#head = pointing(pose.transform.matrix);
    this.#offset ??= wrap(this.viewer.view.yaw - this.#head.yaw);
    const gaze = this.#pictured(this.#head);
    const hands = this.#hands(frame);
    const lit = this.#point(gaze, hands, now);
    const fade = this.#fade(now);
    const [first] = pose.views;
    const viewport = first && this.#layer.getViewport(first);
    const focal = first && viewport ? (viewport.height / 2) * (first.projectionMatrix[5] as number) : 500;
    const sharp = this.#room.look(gaze.yaw, gaze.pitch, focal);
    const { gl } = this.#painter;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#layer.framebuffer);
    gl.clear(gl.COLOR_BUFFER_BIT);
    for (const view of pose.views) {
      const part = this.#layer.getViewport(view);
      if (!part) continue;
      gl.viewport(part.x, part.y, part.width, part.height);
      const { matrix } = view.transform.inverse;
      const seen = multiply(view.projectionMatrix, turned(matrix));
      this.#painter.through(multiply(seen, fromPicture(this.#offset)));
      this.#room.draw(gaze.yaw, gaze.pitch);
      this.#signs(lit);
      if (hands.length) for (const { at } of hands) this.#hang(ring(0), at.yaw, at.pitch);
      else this.#hang(ring(Math.round(this.#dwell.progress * 24) / 24), gaze.yaw, gaze.pitch);
      if (hands.length) {
        this.#painter.through(multiply(view.projectionMatrix, matrix));
        for (const { matrix: hand } of hands) this.#painter.draw(this.#white, beam(hand), 0.7, [-1, 0, 1, 1]);
      }
      if (fade > 0) {
        this.#painter.through(UNMOVED);
        this.#painter.draw(this.#black, SCREEN, fade);
      }
    }
    this.#tell(sharp, lit);
  }

  /** Where controllers point, those that have a ray of their own. */
  #hands(frame: XrFrame): { at: Angles; matrix: Float32Array }[] {
    return [...this.session.inputSources]
      .filter(({ targetRayMode }) => targetRayMode === "tracked-pointer")
      .flatMap((source: XrInputSource) => {
        const matrix = frame.getPose(source.targetRaySpace, this.#space)?.transform.matrix;
        return matrix ? [{ at: this.#pictured(pointing(matrix)), matrix }] : [];
      });
  }

  get #shown(): readonly Target[] {
    return this.#walk ? [] : this.#open ? [this.#open.close] : this.#targets;
  }

  /** What is pointed at; a long look chooses where there is no controller. */
  #point(gaze: Angles, hands: readonly { at: Angles }[], now: number): Target | null {
    const open = this.#open;
    if (open && between(direction(gaze.yaw, gaze.pitch), direction(open.yaw, open.pitch)) > AWAY) this.#shut();
    if (hands.length) return hands.map(({ at }) => pick(at, this.#shown)).find((target) => target) ?? null;
    const target = pick(gaze, this.#shown);
    const chosen = this.#dwell.look(target, now);
    if (chosen) this.#choose(chosen);
    return target;
  }

  #selected({ frame, inputSource }: XrInputEvent): void {
    const matrix = frame.getPose(inputSource.targetRaySpace, this.#space)?.transform.matrix;
    const target = matrix && pick(this.#pictured(pointing(matrix)), this.#shown);
    if (!target) return;
    this.#dwell.spend();
    this.#choose(target);
  }

  #choose(target: Target): void {
    if (target === this.#open?.close) this.#shut();
    else if (target.link) void this.#go(target.link);
    else if (target.label) void this.#read(target.label);
  }

  // -- walking ------------------------------------------------------------------------------------------------------

  async #go(link: LinkRecord): Promise<void> {
    if (this.#walk) return;
    const walk: Walk = { link, since: performance.now(), next: null };
    this.#walk = walk;
    try {
      const record = await this.viewer.records.get(link.to);
      const picture = new Picture(record, this.viewer.data.base);
      await picture.preview.ready;
      walk.next = { record, picture };
    } catch {
      // The room did not come: the lights go on again where one stands.
      this.#walk = null;
      this.#came = performance.now();
    }
  }

  /** How dark it is. When it is dark and the next room is there, one is in it. */
  #fade(now: number): number {
    if (!this.#walk) return clamp(1 - (now - this.#came) / FADE, 0, 1) * (this.#came ? 1 : 0);
    const dark = clamp((now - this.#walk.since) / FADE, 0, 1);
    const { next, link } = this.#walk;
    if (dark < 1 || !next) return dark;
    const onward = arrivalView(this.#record, link, next.record).yaw;
    this.#room.close();
    this.#forget();
    this.#record = next.record;
    this.#room = new Room(this.#painter, next.picture);
    this.#targets = targetsOf(next.record, this.#place);
    // One looks onward, whichever way the head is turned.
    this.#offset = wrap(onward - this.#head.yaw);
    this.#dwell.spend();
    this.#walk = null;
    this.#came = now;
    return 1;
  }

  // -- pages of labels ----------------------------------------------------------------------------------------------

  async #read(label: LabelRecord): Promise<void> {
    const { base } = this.#place;
    const thing = label.object;
    const title = label.title || thing?.title || "";
    const text = [label.text, thing?.description !== label.text && thing?.description].filter(Boolean).join("\n");
    const heard = label.sound ?? thing?.sound;
    const sound = heard ? new Audio(base + heard.src) : null;
    const pitch = clamp(label.pitch, -12, 12);
    const show = (plate: Plate): void => {
      const at = { yaw: label.yaw, pitch: pitch - plate.height / 2 - 5 };
      const closing = { ...at, reach: 5, link: null, label: null, name: namePlate(this.say("headset_close")) };
      const close: Target = { ...closing, signs: [sign("close", false), sign("close", true)] };
      this.#open = { plate, yaw: label.yaw, pitch, close, sound };
    };
    show(pagePlate(title, text, null));
    sound?.play().catch(() => undefined);
    const open = this.#open;
    const [first] = label.pictures?.length ? label.pictures : (thing?.pictures ?? []);
    if (!first) return;
    const image = new Image();
    image.src = base + first.src;
    await image.decode().catch(() => undefined);
    if (this.#open === open && image.naturalWidth) show(pagePlate(title, text, image));
  }

  #shut(): void {
    this.#open?.sound?.pause();
    this.#open = null;
    this.#dwell.spend();
  }

  // -- drawing ------------------------------------------------------------------------------------------------------

  #signs(lit: Target | null): void {
    for (const target of this.#shown) {
      const { yaw, pitch, name, signs, link } = target;
      const plate = signs[target === lit ? 1 : 0];
      this.#hang(plate, yaw, pitch, link ? 1.5 : 1);
      const apart = (plate.height * (link ? 1.5 : 1) + name.height) / 2 + 0.6;
      this.#hang(name, yaw, pitch + (link ? apart : -apart));
    }
    if (this.#open) this.#hang(this.#open.plate, this.#open.yaw, this.#open.pitch);
  }

  #hang(plate: Plate, yaw: number, pitch: number, scale = 1): void {
    let texture = this.#textures.get(plate.canvas);
    if (texture === undefined) {
      texture = this.#painter.texture(plate.canvas);
      this.#textures.set(plate.canvas, texture);
    }
    this.#painter.draw(texture, upright(yaw, pitch, plate.width * scale, plate.height * scale));
  }

  #forget(): void {
    for (const texture of this.#textures.values()) this.#gl.deleteTexture(texture);
    this.#textures.clear();
  }

  /** For tests and for the curious: what the headset shows. */
  #tell(sharp = false, lit: Target | null = null): void {
    const title = lit?.link?.title ?? lit?.label?.title ?? (lit ? "close" : "");
    const detail = { scene: this.#record.id, sharp, pointing: title, open: this.#open !== null, walking: this.#walk !== null };
    this.viewer.dispatchEvent(new CustomEvent("headset", { detail }));
  }
}

/** A thin strip from a controller to far ahead. */
function beam(matrix: Float32Array): Frame {
  const [x, y, z] = [12, 13, 14].map((i) => matrix[i] as number) as [number, number, number];
  const right = [0, 1, 2].map((i) => (matrix[i] as number) * BEAM) as [number, number, number];
  const ahead = [8, 9, 10].map((i) => -(matrix[i] as number) * 8) as [number, number, number];
  return [right, ahead, [x, y, z]];
}

window.jetisu360 = { ...window.jetisu360, xr: (viewer, session, say) => new Headset(viewer, session, say).run() };
