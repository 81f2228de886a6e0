// The visitor's camera: the view, what moves it, and how far it may look and zoom.

import { clamp } from "../core/projection";
import { held } from "../core/limits";
import type { Stage } from "../core/stage";
import { type View, zoomRange } from "../core/view";
import { going, type Motion } from "../control/motion";
import type { SceneRecord } from "./record";

type Frame = Pick<SceneRecord, "tiles" | "view" | "limits">;

export class Camera {
  #motion: { step: Motion; done: () => void } | null = null;
  /** Where a movement is going to end, so that a second step of a key begins there. */
  #target: View | null = null;

  /** `changed` hears of every view but those that a scene begins with. */
  constructor(
    private readonly stage: Stage,
    public view: View,
    public frame: Frame,
    private readonly isCalm: () => boolean,
    private readonly changed: (view: View) => void,
  ) {}

  /** Where the view is, or will be when it stops moving. */
  get ahead(): View {
    return this.#target ?? this.view;
  }

  get moving(): boolean {
    return this.#motion !== null;
  }

  range({ tiles, view } = this.frame): [number, number] {
    return zoomRange(this.stage.size, tiles.face_sizes[tiles.face_sizes.length - 1] ?? 1, view.fov);
  }

  /** The nearest view to the wished one that a scene allows. */
  hold(view: View, frame = this.frame): View {
    const [narrowest, widest] = this.range(frame);
    return held({ ...view, fov: clamp(view.fov, narrowest, widest) }, this.stage.size, frame.limits ?? null);
  }

  set(view: View): void {
    this.view = this.hold(view);
    if (this.stage.current) this.stage.current.view = this.view;
    this.stage.request();
    this.changed(this.view);
  }

  /** Looks there at once; what moved stops. */
  look(view: View): void {
    this.stop();
    this.set(view);
  }

  stop(): void {
    const motion = this.#motion;
    this.#motion = null;
    this.#target = null;
    motion?.done();
  }

  /** Moves; resolves when it has stopped, for whatever reason. */
  run(step: Motion): Promise<void> {
    this.stop();
    return new Promise((done) => {
      this.#motion = { step, done };
      this.stage.request();
    });
  }

  /** Goes to a view, or is there at once where motion is not wanted. */
  go(target: View, duration = 420): Promise<void> {
    const wished = this.hold(target);
    const gone = this.run(going(wished, this.isCalm() ? 0 : duration));
    this.#target = wished;
    return gone;
  }

  /** A frame's share of the movement; true while it goes on. */
  step(now: number): boolean {
    if (!this.#motion) return false;
    const { view, done } = this.#motion.step(now, this.view);
    this.set(view);
    if (done) this.stop();
    return !done;
  }
}
