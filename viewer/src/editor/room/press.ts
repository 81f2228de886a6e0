// A click on the picture, and what asks for a label there: a double click, or a finger that rests.

import type { Panorama } from "./panorama";
import type { Angles } from "./turning";

const STILL = 5;
const REST = 550;

export interface Presses {
  click(at: Angles): void;
  place(at: Angles): void;
}

export function pressed(panorama: Panorama, { click, place }: Presses): void {
  const { element } = panorama;
  let from: { x: number; y: number; time: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isPicture = (target: EventTarget | null): boolean => target instanceof HTMLCanvasElement || target === element;

  element.addEventListener("pointerdown", (event) => {
    clearTimeout(timer);
    from = null;
    if (event.button !== 0 || !event.isPrimary || !isPicture(event.target)) return;
    const at = panorama.within(event);
    from = { ...at, time: event.timeStamp };
    if (event.pointerType === "mouse") return;
    timer = setTimeout(() => {
      from = null;
      place(panorama.at(at.x, at.y));
    }, REST);
  });
  element.addEventListener("pointermove", (event) => {
    if (!from) return;
    const { x, y } = panorama.within(event);
    if (Math.hypot(x - from.x, y - from.y) <= STILL) return;
    from = null;
    clearTimeout(timer);
  });
  for (const end of ["pointercancel", "lostpointercapture"] as const) element.addEventListener(end, () => clearTimeout(timer));
  element.addEventListener("pointerup", (event) => {
    clearTimeout(timer);
    if (!from) return;
    const { x, y } = from;
    from = null;
    if (event.pointerType !== "mouse" || event.detail < 2) click(panorama.at(x, y));
  });
  element.addEventListener("dblclick", (event) => {
    if (!isPicture(event.target)) return;
    const { x, y } = panorama.within(event);
    place(panorama.at(x, y));
  });
}
