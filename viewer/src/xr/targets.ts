// What can be pointed at in a headset: doors, labels, and the button of an open page.

import { between, cos, direction, sin, type Vector } from "../core/projection";
import type { LabelRecord, LinkRecord, SceneRecord } from "../tour/record";
import { isIcon } from "../ui/icons";
import { titleOf } from "../ui/panel";
import type { Place } from "../ui/media";
import type { Frame } from "./painter";
import { namePlate, type Plate, sign } from "./plates";

export interface Target {
  readonly yaw: number;
  readonly pitch: number;
  /** Half its size for whoever points, degrees. */
  readonly reach: number;
  readonly name: Plate;
  readonly signs: readonly [Plate, Plate];
  readonly link: LinkRecord | null;
  readonly label: LabelRecord | null;
}

const REACH = { door: 7, label: 5 } as const;

export function targetsOf(record: SceneRecord, place: Place): Target[] {
  const doors = record.links.map((link) => ({
    ...{ yaw: link.yaw, pitch: link.pitch, reach: REACH.door, link, label: null },
    name: namePlate(link.title),
    signs: [sign("up", false), sign("up", true)] as const,
  }));
  const labels = record.labels.map((label) => {
    const kind = isIcon(label.kind) ? label.kind : "text";
    return {
      ...{ yaw: label.yaw, pitch: label.pitch, reach: REACH.label, link: null, label },
      name: namePlate(titleOf(label, place)),
      signs: [sign(kind, false), sign(kind, true)] as const,
    };
  });
  return [...doors, ...labels];
}

/** The nearest one that is pointed at. */
export function pick<T extends { yaw: number; pitch: number; reach: number }>(at: { yaw: number; pitch: number }, targets: readonly T[]): T | null {
  const ray = direction(at.yaw, at.pitch);
  let [best, least]: [T | null, number] = [null, Infinity];
  for (const target of targets) {
    const angle = between(ray, direction(target.yaw, target.pitch));
    if (angle <= target.reach && angle < least) [best, least] = [target, angle];
  }
  return best;
}

const scaled = (v: Vector, by: number): Vector => [v[0] * by, v[1] * by, v[2] * by];

/** A plate that stands upright at a direction and faces the visitor; sizes in degrees. */
export function upright(yaw: number, pitch: number, width: number, height: number): Frame {
  const [w, h] = [Math.tan((width * Math.PI) / 360), Math.tan((height * Math.PI) / 360)];
  const right: Vector = [cos(yaw), 0, -sin(yaw)];
  const down: Vector = [sin(pitch) * sin(yaw), -cos(pitch), sin(pitch) * cos(yaw)];
  return [scaled(right, w), scaled(down, h), direction(yaw, pitch)];
}
