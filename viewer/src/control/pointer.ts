// Mouse, finger, two fingers and wheel on the canvas.

import { atan2 } from "../core/projection";
import { dragged, focal, type Size, type View } from "../core/view";
import { gliding, type Motion } from "./motion";

export interface Steered {
  view: View;
  readonly cssSize: Size;
  readonly busy: boolean;
  readonly calm: boolean;
  /** Looks elsewhere at once; what moved stops. */
  look(view: View): void;
  move(motion: Motion): void;
  /** Whether a turn of the wheel over the picture may zoom it instead of scrolling the page. */
  mayWheel(): boolean;
  /** The view that a zoom by `factor` about a point of the screen would give, or null at the end of the range. */
  zoomed(factor: number, about?: { x: number; y: number }): View | null;
}

interface Point {
  x: number;
  y: number;
}

/** How long before letting go still counts for the speed of a glide, ms. */
const MEMORY = 90;

export function steerByPointer(surface: HTMLElement, steered: Steered): void {
  const points = new Map<number, Point>();
  let trail: { time: number; view: View }[] = [];

  const where = (event: PointerEvent | WheelEvent): Point => {
    const box = surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const middle = (): Point => {
    const all = [...points.values()];
    return { x: all.reduce((sum, p) => sum + p.x, 0) / all.length, y: all.reduce((sum, p) => sum + p.y, 0) / all.length };
  };
  const spread = (): number => {
    const [p, q] = [...points.values()];
    return p && q ? Math.hypot(p.x - q.x, p.y - q.y) : 0;
  };

  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || steered.busy || points.size >= 2) return;
    surface.setPointerCapture(event.pointerId);
    points.set(event.pointerId, where(event));
    steered.look(steered.view);
    trail = [];
    surface.classList.add("is-held");
  });

  surface.addEventListener("pointermove", (event) => {
    if (!points.has(event.pointerId)) return;
    const [before, apart] = [middle(), spread()];
    points.set(event.pointerId, where(event));
    if (steered.busy) return;
    steered.look(dragged(steered.view, steered.cssSize, before, middle()));
    if (apart > 0 && spread() > 0) {
      const closer = steered.zoomed(spread() / apart, middle());
      if (closer) steered.look(closer);
    }
    trail.push({ time: event.timeStamp, view: steered.view });
    trail = trail.filter(({ time }) => event.timeStamp - time < MEMORY);
  });

  const release = (event: PointerEvent): void => {
    if (!points.delete(event.pointerId)) return;
    if (points.size) {
      trail = [];
      return;
    }
    surface.classList.remove("is-held");
    const [first, last] = [trail[0], trail[trail.length - 1]];
    if (!first || !last || steered.calm || steered.busy || event.type !== "pointerup") return;
    const seconds = (event.timeStamp - first.time) / 1000;
    if (seconds < 0.01 || event.timeStamp - last.time > MEMORY / 2) return;
    const turned = ((last.view.yaw - first.view.yaw + 540) % 360) - 180;
    steered.move(gliding(turned / seconds, (last.view.pitch - first.view.pitch) / seconds));
  };
  surface.addEventListener("pointerup", release);
  surface.addEventListener("pointercancel", release);
  surface.addEventListener("lostpointercapture", release);

  surface.addEventListener(
    "wheel",
    (event) => {
      // With a modifier the wheel belongs to the browser: it zooms the page's text.
      if (event.ctrlKey || event.metaKey || event.altKey || steered.busy || !steered.mayWheel()) return;
      const pixels = event.deltaY * (event.deltaMode === 1 ? 30 : event.deltaMode === 2 ? 400 : 1);
      const closer = steered.zoomed(Math.exp(-pixels * 0.0015), where(event));
      // At the end of the range the page scrolls on.
      if (!closer) return;
      event.preventDefault();
      steered.look(closer);
    },
    { passive: false },
  );
}

/** Another field of view, so that what is at `about` (from the top left corner) stays there. */
export function zoomedAbout(view: View, size: Size, fov: number, about: Point): View {
  const centre = { x: size.width / 2, y: size.height / 2 };
  const scale = focal(fov, size.height) / focal(view.fov, size.height);
  const now = { x: centre.x + (about.x - centre.x) * scale, y: centre.y + (about.y - centre.y) * scale };
  return dragged({ ...view, fov }, size, now, about);
}

/** The view of another field, about a point of the screen if there is one; null where the field is the same. */
export function zoomedTo(view: View, size: Size, fov: number, about?: Point): View | null {
  if (Math.abs(fov - view.fov) < 0.01) return null;
  return about ? zoomedAbout(view, size, fov, about) : { ...view, fov };
}

/** The field of view whose picture is `factor` times larger. */
export const enlarged = (fov: number, factor: number): number => 2 * atan2(Math.tan((fov * Math.PI) / 360) / factor, 1);
