// The address of a view: #scene/yaw/pitch/fov, so that what one sees can be sent to another.

import { clamp, wrap } from "../core/projection";
import type { View } from "../core/view";

const short = (value: number): string => String(+value.toFixed(2) + 0);

export function formatAddress(scene: string, view: View): string {
  return `#${scene}/${short(wrap(view.yaw))}/${short(view.pitch)}/${short(view.fov)}`;
}

/** What an address asks for; `view` is null when it only names a scene. Null when it is not an address of ours. */
export function parseAddress(hash: string): { scene: string; view: View | null } | null {
  const match = /^#([a-z0-9]+(?:-[a-z0-9]+)*)(?:\/(-?[\d.]+)\/(-?[\d.]+)\/([\d.]+))?$/.exec(hash);
  if (!match?.[1]) return null;
  const [yaw, pitch, fov] = [Number(match[2]), Number(match[3]), Number(match[4])];
  const whole = Number.isFinite(yaw) && Number.isFinite(pitch) && fov > 0;
  return {
    scene: match[1],
    view: whole ? { yaw: wrap(yaw), pitch: clamp(pitch, -90, 90), fov: clamp(fov, 1, 170) } : null,
  };
}
