// The way to looking about by turning the phone: the sensors are asked for in the tap, the script for them is fetched then.

import { part } from "../tour/parts";
import type { TourViewer } from "../tour/contract";

type Asks = { requestPermission?: () => Promise<string> };

export class Phone {
  #isOn = false;
  #end: (() => void) | undefined;

  constructor(
    private readonly viewer: TourViewer,
    private readonly told: (name: "gyro_on" | "gyro_off" | "gyro_denied" | "gyro_none") => void,
  ) {}

  /** A sensor is likely: phones and tablets. */
  static isLikely(): boolean {
    return "DeviceOrientationEvent" in window && matchMedia("(pointer: coarse)").matches;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  async toggle(): Promise<void> {
    if (this.#isOn) {
      this.stop();
      this.told("gyro_off");
      return;
    }
    this.#isOn = true;
    try {
      // On iOS only a tap may ask, and it has to ask.
      const ask = (DeviceOrientationEvent as Asks).requestPermission;
      if (ask && (await ask.call(DeviceOrientationEvent)) !== "granted") throw new Error("none");
    } catch {
      return this.#failed("gyro_denied");
    }
    try {
      const rare = await part(this.viewer.data, "rare");
      // Stopped while the script was under way.
      if (!this.#isOn) return;
      this.#end = rare?.follow(this.viewer, () => this.#failed("gyro_none"));
      this.told("gyro_on");
    } catch {
      this.#failed("gyro_none");
    }
  }

  stop(): void {
    this.#isOn = false;
    this.#end?.();
    this.#end = undefined;
  }

  #failed(why: "gyro_denied" | "gyro_none"): void {
    this.stop();
    this.told(why);
  }
}
