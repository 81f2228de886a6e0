// What the pages tell the script, and what it writes back into their forms.

import type { Size, View } from "../core/view";
import type { Eye } from "./eye";

const number = (text: string | undefined, otherwise: number): number => (text && Number.isFinite(+text) ? +text : otherwise);

export const viewOf = ({ dataset }: HTMLElement): View => ({
  yaw: number(dataset.yaw, 0),
  pitch: number(dataset.pitch, 0),
  fov: number(dataset.fov, 75),
});

export const turnOf = ({ dataset }: HTMLElement): number => number(dataset.turn, 0);

/** Keeps in the form of a remark where one looks. */
export function keptIn(page: ParentNode): (view: View) => void {
  const fields = [...page.querySelectorAll<HTMLInputElement>("[data-look]")];
  return (view) => {
    for (const field of fields) {
      const name = field.dataset.look as "yaw" | "pitch" | "fov";
      field.value = view[name].toFixed(1);
    }
  };
}

/** Makes what one looks around in a thing that has the focus, a name and the keys. */
export function named(element: HTMLElement, size: () => Size, eye: Eye, name = element.dataset.name): void {
  element.tabIndex = 0;
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", name ?? "");
  eye.hearKeys(element, size);
}
