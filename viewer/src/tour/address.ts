// The address of a view: #scene/yaw/pitch/fov, so that what one sees can be sent to another; on a guided route
// also the stop: #scene/yaw/pitch/fov~route.3; and what is open over the picture: #scene/yaw/pitch/fov!label, or !!rooms.

import { clamp, wrap } from "../core/projection";
import type { View } from "../core/view";

/** A stop of a guided route; `number` counts from 1. */
export interface StopAddress {
  readonly route: string;
  readonly number: number;
}

const short = (value: number): string => String(+value.toFixed(2) + 0);

export function formatAddress(scene: string, view: View, stop: StopAddress | null = null, open: string | null = null): string {
  const at = `#${scene}/${short(wrap(view.yaw))}/${short(view.pitch)}/${short(view.fov)}`;
  return at + (stop ? `~${stop.route}.${stop.number}` : "") + (open ? `!${open}` : "");
}

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
const ADDRESS = new RegExp(`^#(${SLUG})(?:/(-?[\\d.]+)/(-?[\\d.]+)/([\\d.]+))?(?:~(${SLUG})\\.([1-9]\\d{0,3}))?(?:!(!?${SLUG}))?$`);

/**
 * What an address asks for; `view` is null when it only names a scene, `open` is the id of a label whose page is open, or
 * a list by its name after another `!`. Null when it is not an address of ours.
 */
export function parseAddress(hash: string): { scene: string; view: View | null; stop: StopAddress | null; open: string | null } | null {
  const match = ADDRESS.exec(hash);
  if (!match?.[1]) return null;
  const [yaw, pitch, fov] = [Number(match[2]), Number(match[3]), Number(match[4])];
  const whole = Number.isFinite(yaw) && Number.isFinite(pitch) && fov > 0;
  return {
    scene: match[1],
    view: whole ? { yaw: wrap(yaw), pitch: clamp(pitch, -90, 90), fov: clamp(fov, 1, 170) } : null,
    stop: match[5] ? { route: match[5], number: Number(match[6]) } : null,
    open: match[7] ?? null,
  };
}
