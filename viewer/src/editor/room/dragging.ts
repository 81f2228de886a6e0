// Dragging something over the picture, by mouse, pen or finger. Near the edge the picture turns along.

import { direction } from "../../core/projection";
import { toScreen } from "../../core/view";
import type { Panorama } from "./panorama";
import type { Angles } from "./turning";

const NEAR = 4;
const EDGE = 36;
/** Degrees a frame at the very edge, at a field of view of 75°. */
const QUICK = 1.2;

export interface Dragged {
  /** Where it is when it is taken; null: it may not be dragged. */
  start(): Angles | null;
  /** Once it moves. */
  begins?(): void;
  move(to: Angles): void;
  /** Let go; null: given up. */
  end(to: Angles | null): void;
}

/** Whether a click that has just been seen was the end of a drag. */
let dragged = false;
export const wasDragged = (): boolean => dragged;

export function draggable(handle: HTMLElement | SVGElement, panorama: Panorama, { start, begins, move, end }: Dragged): void {
  let taken: { id: number; from: { x: number; y: number }; off: { x: number; y: number }; now: { x: number; y: number }; to: Angles } | null = null;
  let moving = false;
  let frame = 0;

  const follow = (): void => {
    if (!taken) return;
    taken.to = panorama.at(taken.now.x - taken.off.x, taken.now.y - taken.off.y);
    move(taken.to);
  };
  /** Turns the picture while the pointer rests near its edge. */
  const turn = (): void => {
    frame = 0;
    if (!taken || !moving) return;
    const { width, height } = panorama.size;
    const share = (at: number, length: number): number => (at < EDGE ? -Math.min(1, (EDGE - at) / EDGE) : at > length - EDGE ? Math.min(1, (at - length + EDGE) / EDGE) : 0);
    const [right, down] = [share(taken.now.x, width), share(taken.now.y, height)];
    if (!right && !down) return;
    const step = (QUICK * panorama.view.fov) / 75;
    panorama.look({ yaw: panorama.view.yaw + right * step, pitch: panorama.view.pitch - down * step });
    follow();
    frame = requestAnimationFrame(turn);
  };
  const finish = (to: Angles | null): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    const was = moving;
    taken = null;
    moving = panorama.held = false;
    handle.classList.remove("is-dragged");
    if (!was) return;
    dragged = true;
    setTimeout(() => (dragged = false), 0);
    end(to);
  };

  handle.addEventListener("pointerdown", (event) => {
    const pointer = event as PointerEvent;
    if (pointer.button !== 0 || taken) return;
    const at = start();
    if (!at) return;
    event.stopPropagation();
    const from = panorama.within(pointer);
    const { x, y } = toScreen(panorama.view, panorama.size, direction(at.yaw, at.pitch));
    taken = { id: pointer.pointerId, from, off: { x: from.x - x, y: from.y - y }, now: from, to: at };
    handle.setPointerCapture(pointer.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    const pointer = event as PointerEvent;
    if (!taken || pointer.pointerId !== taken.id) return;
    taken.now = panorama.within(pointer);
    if (!moving) {
      if (Math.hypot(taken.now.x - taken.from.x, taken.now.y - taken.from.y) < NEAR) return;
      moving = panorama.held = true;
      handle.classList.add("is-dragged");
      begins?.();
    }
    follow();
    if (!frame) frame = requestAnimationFrame(turn);
  });
  handle.addEventListener("pointerup", () => taken && finish(taken.to));
  handle.addEventListener("pointercancel", () => taken && finish(null));
  handle.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key !== "Escape" || !moving) return;
    event.stopPropagation();
    finish(null);
  });
}
