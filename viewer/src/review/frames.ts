// The frames over a photograph, drawn as SVG: a press on one chooses it.

import type { Mark, Point } from "./surface";

const SPACE = "http://www.w3.org/2000/svg";
const HANDLE = 11;

const svg = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  const element = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

export class Frames {
  readonly element = svg("svg", { class: "frames", "aria-hidden": "true", focusable: "false" });
  #drawn = "";

  constructor(chosen: (key: string) => void) {
    this.element.addEventListener("click", ({ target }) => {
      const key = (target as Element).getAttribute("data-key");
      if (key) chosen(key);
    });
  }

  /** `outline` is a place as path data on the screen, empty where one does not see it. */
  draw(marks: readonly Mark[], outline: (mark: Mark) => string, corners: (mark: Mark) => readonly Point[]): void {
    const parts = marks.map((mark) => ({ mark, path: outline(mark) })).filter(({ path }) => path);
    const handles = parts.filter(({ mark }) => mark.look === "edit").flatMap(({ mark }) => corners(mark));
    const now = JSON.stringify([parts.map(({ mark, path }) => [mark.key, mark.look, path]), handles]);
    if (now === this.#drawn) return;
    this.#drawn = now;
    const shapes = parts.flatMap(({ mark, path }) => {
      const shape = svg("path", { d: path, class: `frame is-${mark.look}`, "data-key": mark.key });
      // Dark under light: a frame is seen on a white wall and on a black coat.
      return mark.look === "keep" ? [shape] : [svg("path", { d: path, class: `frame-under is-${mark.look}` }), shape];
    });
    const grips = handles.map(({ x, y }, i) =>
      svg("rect", {
        class: "grip",
        "data-corner": String(i),
        x: String(x - HANDLE / 2),
        y: String(y - HANDLE / 2),
        width: String(HANDLE),
        height: String(HANDLE),
        rx: "3",
      }),
    );
    this.element.replaceChildren(...shapes, ...grips);
  }
}
