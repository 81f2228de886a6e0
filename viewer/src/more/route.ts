// A guided route as a thing to count along: which stop, which way, where it was left.

import type { View } from "../core/view";
import type { RouteRecord, SceneRecord, StopRecord } from "../tour/record";

/** Where a stop asks one to look; what it does not say comes from its label, else from the room's own view. */
export function viewAt(stop: StopRecord, scene: Pick<SceneRecord, "view" | "labels">): View {
  const label = scene.labels.find(({ id }) => id === stop.label);
  return {
    yaw: stop.yaw ?? label?.yaw ?? scene.view.yaw,
    pitch: stop.pitch ?? (label ? label.pitch * 0.6 : scene.view.pitch),
    fov: stop.fov ?? scene.view.fov,
  };
}

/** The stop to begin with (from 1): the one after which it was left, but a route that ended starts over. */
export function resumeAt(route: RouteRecord, reached: number): number {
  return reached > 1 && reached <= route.stops.length ? reached : 1;
}
