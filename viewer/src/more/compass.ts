// Where north is, in rooms where somebody knows.

import type { TourViewer } from "../tour/contract";
import { make } from "../ui/dom";
import { drawing } from "../ui/icons";
import type { Say } from "./words";

export const SIDES = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;

/** The side of the world that is looked at; `heading` is that of the picture's middle, degrees from north. */
export function sideOfWorld(heading: number, yaw: number): (typeof SIDES)[number] {
  const turn = (((heading + yaw) % 360) + 360) % 360;
  return SIDES[Math.round(turn / 45) % 8] as (typeof SIDES)[number];
}

export class Compass {
  readonly #group: HTMLElement;
  readonly #needle: SVGSVGElement;

  constructor(
    private readonly viewer: TourViewer,
    private readonly say: Say,
  ) {
    this.#needle = drawing("-12 -12 24 24", [
      ["path", { d: "M0-9.5 3.6 0h-7.2z", class: "north" }],
      ["path", { d: "M0 9.5 3.6 0h-7.2z", class: "south" }],
    ]);
    const text = say("turn_north");
    const button = make("button", { type: "button", class: "viewer-button", "aria-label": text, title: text }, [this.#needle]);
    button.addEventListener("click", () => {
      const { heading } = viewer.record;
      if (typeof heading !== "number") return;
      void viewer.go({ ...viewer.view, yaw: -heading }).then(() => viewer.over?.live.answer(this.facing()));
    });
    this.#group = (viewer.over as NonNullable<typeof viewer.over>).bar.add(say("compass"), "compass", [button]);
    viewer.addEventListener("view", () => this.#turn());
    viewer.addEventListener("scene", () => this.#turn());
    this.#turn();
  }

  /** «Солтүстікке қарап тұрсыз.» Empty where nobody knows. */
  facing(): string {
    const { heading } = this.viewer.record;
    return typeof heading === "number" ? this.say(`facing_${sideOfWorld(heading, this.viewer.view.yaw)}`) : "";
  }

  #turn(): void {
    const { heading } = this.viewer.record;
    const unknown = typeof heading !== "number";
    if (this.#group.hidden !== unknown) {
      this.#group.hidden = unknown;
      this.viewer.over?.changed();
    }
    if (!unknown) this.#needle.style.transform = `rotate(${(-heading - this.viewer.view.yaw).toFixed(1)}deg)`;
  }
}
