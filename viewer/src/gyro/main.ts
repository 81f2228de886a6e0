// Looking about by turning the phone; a finger still turns the picture on top of that.

import { clamp, wrap } from "../core/projection";
import type { TourViewer } from "../tour/contract";
import { Drift, type Held, heldTowards } from "./device";

/** A phone without sensors says nothing: after this one is told, ms. */
const SILENCE = 1500;
/** Half the way to level is made in this time after a scene is entered, seconds. */
const LEVELLING = 0.35;

/** What tells that the view is another: it moved, or a walk arrived. */
const MOVED = ["view", "scene"] as const;

class Gyro {
  readonly #drift = new Drift();
  #held: Held | null = null;
  /** What the visitor turned on top of what the phone says. */
  #offset = { yaw: 0, pitch: 0 };
  #compass: number | null = null;
  #last = 0;
  #applying = false;
  readonly #timer: ReturnType<typeof setTimeout>;

  constructor(
    private readonly viewer: TourViewer,
    silent: () => void,
  ) {
    addEventListener("deviceorientation", this.#turned);
    addEventListener("deviceorientationabsolute", this.#pointed as EventListener);
    for (const moved of MOVED) viewer.addEventListener(moved, this.#looked);
    this.#timer = setTimeout(silent, SILENCE);
  }

  stop(): void {
    clearTimeout(this.#timer);
    removeEventListener("deviceorientation", this.#turned);
    removeEventListener("deviceorientationabsolute", this.#pointed as EventListener);
    for (const moved of MOVED) this.viewer.removeEventListener(moved, this.#looked);
  }

  readonly #pointed = ({ alpha, beta, gamma }: DeviceOrientationEvent): void => {
    if (alpha !== null && beta !== null && gamma !== null) this.#compass = heldTowards(alpha, beta, gamma, this.#screen).yaw;
  };

  readonly #turned = ({ alpha, beta, gamma, absolute, timeStamp }: DeviceOrientationEvent): void => {
    if (alpha === null || beta === null || gamma === null) return;
    clearTimeout(this.#timer);
    const seconds = this.#held ? (timeStamp - this.#last) / 1000 : 0;
    this.#last = timeStamp;
    const held = heldTowards(alpha, beta, gamma, this.#screen);
    const yaw = this.#drift.corrected(held.yaw, absolute ? null : this.#compass, seconds);
    const first = this.#held === null;
    this.#held = { yaw, pitch: held.pitch };
    if (first) this.#take();
    if (this.viewer.busy || this.viewer.moving) return;
    const { view } = this.viewer;
    // The picture comes level with the world by itself: up and down are known.
    this.#offset.pitch *= 0.5 ** (clamp(seconds, 0, 0.2) / LEVELLING);
    this.#applying = true;
    this.viewer.look({ yaw: wrap(yaw + this.#offset.yaw), pitch: clamp(held.pitch + this.#offset.pitch, -90, 90), fov: view.fov });
    this.#applying = false;
  };

  /** Somebody else moved the view: a finger, a key, a walk. From here on the phone turns it further. */
  readonly #looked = (): void => {
    if (!this.#applying) this.#take();
  };

  #take(): void {
    if (!this.#held) return;
    const { yaw, pitch } = this.viewer.view;
    this.#offset = { yaw: wrap(yaw - this.#held.yaw), pitch: pitch - this.#held.pitch };
  }

  get #screen(): number {
    return screen.orientation?.angle ?? 0;
  }
}

/** Follows the phone until what it gives back is called; `silent` hears when no sensor says anything. */
export function follow(viewer: TourViewer, silent: () => void): () => void {
  const gyro = new Gyro(viewer, silent);
  return () => gyro.stop();
}
