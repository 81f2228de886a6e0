// What will lie over the tripod, laid on the floor of the picture while one chooses it. (The tiles of the last preview show
// what was chosen then.)

import { angles, cos, direction, dot, sin, tan, type Vector } from "../../core/projection";
import { basis, focal, type Size, toScreen, type View } from "../../core/view";
import { make } from "../../ui/dom";
import type { Museum, Patch, Scene } from "../contract";
import { outlinePath } from "../../core/outline";

export const RADIUS = 15;
/** Half the side of the drawing that is laid on the floor, px. */
const HALF = 256;

/** A room's own, `false` written out; null: as in all rooms. */
export const ownPatch = (scene: Scene | null): Patch | null => (scene?.patch === false ? { shown: false } : (scene?.patch ?? null));

/** What counts in a room: its own, over that of all rooms; null: nothing is laid there. */
export function patchOf(museum: Museum, scene: Scene | null): Patch | null {
  const patch: Patch = { ...museum.patch, ...ownPatch(scene) };
  return patch.shown === false || (!patch.picture && !patch.blur) ? null : patch;
}

/** The CSS transform that lays a square of 2 × `HALF` px on the floor below, its upper edge towards `turn`; "" when it is behind. */
export function below(view: View, size: Size, { radius = RADIUS, turn = 0 }: Patch): string {
  const { right, up, forward } = basis(view);
  const f = focal(view.fov, size.height);
  const reach = tan(radius) / HALF;
  const scaled = (v: Vector, by: number): Vector => [v[0] * by, v[1] * by, v[2] * by];
  const column = (v: Vector): [number, number, number] => [f * dot(v, right), -f * dot(v, up), dot(v, forward)];
  const [x, y, depth] = column([0, -1, 0]);
  if (depth < 0.12) return "";
  // As it is seen from above: to the right of its upper edge, and down from it.
  const [across, back] = [column(scaled(direction(turn + 90, 0), reach)), column(scaled(direction(turn, 0), -reach))];
  const seen = ([u, v, w]: readonly [number, number, number]): string => `${(u - (x / depth) * w) / depth},${(v - (y / depth) * w) / depth},0,${w / depth}`;
  const place = toScreen(view, size, [0, -1, 0]);
  return `translate(${place.x.toFixed(2)}px,${place.y.toFixed(2)}px) matrix3d(${seen(across)},${seen(back)},0,0,1,0,0,0,0,1)`;
}

/** The edge of the patch as an outline over the picture. */
export function edge(view: View, size: Size, { radius = RADIUS }: Patch): string {
  const ring = Array.from({ length: 48 }, (_, i): [number, number] => {
    const { yaw, pitch } = angles([sin(radius) * sin(i * 7.5), -cos(radius), sin(radius) * cos(i * 7.5)]);
    return [yaw, pitch];
  });
  return outlinePath(view, size, ring);
}

/** The picture on the floor. */
export class Tripod {
  readonly element = make("div", { class: "desk-tripod", hidden: true });
  readonly #image = make("img", { alt: "", draggable: "false", width: String(2 * HALF), height: String(2 * HALF) });
  #patch: Patch | null = null;

  constructor(private readonly address: (file: string) => string) {
    this.element.append(this.#image);
  }

  /** null: nothing is shown. */
  show(patch: Patch | null): void {
    this.#patch = patch;
    if (patch?.picture && this.#image.dataset["file"] !== patch.picture) {
      this.#image.dataset["file"] = patch.picture;
      this.#image.src = this.address(patch.picture);
    }
    this.element.classList.toggle("is-soft", !!patch?.blur);
    this.#image.hidden = !patch?.picture;
  }

  draw(view: View, size: Size): void {
    const transform = this.#patch && below(view, size, this.#patch);
    this.element.hidden = !transform;
    if (transform) this.element.style.transform = transform;
  }
}
