// A visitor who arrives sees something to go on to on this very screen.

import { clamp, direction, wrap } from "../core/projection";
import { extent, type Size, toScreen, type View } from "../core/view";
import type { SceneRecord } from "../tour/record";

interface Goal {
  readonly yaw: number;
  readonly pitch: number;
}

/** What is nearer to an edge of the screen is not well seen, px; above stand buttons. */
const EDGE = 28;
const UPPER = 76;
/** What one turns to comes to lie within this share of the way from the middle of the screen to its edge. */
const WITHIN = 0.62;

/** What there is to go on to in a room: its doors and its own labels; the way back only where there is nothing else. */
function goals(from: string, { links, labels }: Pick<SceneRecord, "links" | "labels">): readonly Goal[] {
  const onward = [...links.filter(({ to }) => to !== from), ...labels.filter(({ everywhere }) => !everywhere)];
  return onward.length ? onward : links;
}

/**
 * The view nearest to `view` in which this screen shows something to go on to: a door, a label, or what the room's own
 * view shows. The same view where it does already, or where there is nothing. `size` in CSS pixels.
 */
export function turned(view: View, size: Size, from: string, room: Pick<SceneRecord, "links" | "labels" | "view">): View {
  const all = goals(from, room);
  const shows = (candidate: View): boolean =>
    all.some(({ yaw, pitch }) => {
      const { x, y, depth } = toScreen(candidate, size, direction(yaw, pitch));
      return depth > 0 && x > EDGE && x < size.width - EDGE && y > UPPER && y < size.height - EDGE;
    });
  if (shows(view)) return view;
  const { x, y } = extent(view.fov, size);
  const half = (side: number): number => (Math.atan(side * WITHIN) * 180) / Math.PI;
  const candidates = all.flatMap(({ yaw, pitch }) => {
    const level = clamp(view.pitch, pitch - half(y), pitch + half(y));
    const reach = half(x);
    return [
      { ...view, pitch: level, yaw: wrap(yaw - clamp(wrap(yaw - view.yaw), -reach, reach)) },
      // High up and far down the screen's edges are elsewhere: then straight at it.
      { ...view, pitch: level, yaw },
    ];
  });
  candidates.push({ ...room.view, fov: view.fov });
  const turn = (to: View): number => Math.abs(wrap(to.yaw - view.yaw)) + Math.abs(to.pitch - view.pitch);
  return candidates.filter(shows).sort((p, q) => turn(p) - turn(q))[0] ?? view;
}
