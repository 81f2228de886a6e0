// The outline of a thing: shown while one points at its label, is on it by keyboard, or reads its page.

import { outlinePath } from "../core/outline";
import type { TourViewer } from "../tour/contract";
import type { LabelRecord } from "../tour/record";
import { drawing } from "../ui/icons";

export function traceOutlines(viewer: TourViewer): void {
  const { over, root } = viewer;
  if (!over) return;
  const outline = drawing("0 0 1 1", [["path", {}]]);
  outline.setAttribute("class", "viewer-outline");
  over.spots.element.before(outline);
  let traced: LabelRecord | undefined;
  let read: LabelRecord | undefined;
  const draw = (): void => {
    const { view, cssSize: size } = viewer;
    const corners = (traced ?? read)?.polygon;
    outline.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    outline.firstElementChild?.setAttribute("d", corners ? outlinePath(view, size, corners) : "");
  };
  const find = (id: string | undefined): LabelRecord | undefined => viewer.record.labels.find((label) => label.id === id);
  for (const name of ["pointerover", "focusin", "pointerout", "focusout"] as const)
    over.spots.element.addEventListener(name, ({ target }) => {
      traced = /over|in/.test(name) ? find((target as Element).closest<HTMLElement>("[data-id]")?.dataset.id) : undefined;
      draw();
    });
  root.addEventListener("viewer-open", (event) => {
    read = find((event as CustomEvent<string>).detail);
    draw();
  });
  over.panel.element.addEventListener("close", () => {
    read = undefined;
    draw();
  });
  viewer.addEventListener("scene", () => {
    traced = read = undefined;
    draw();
  });
  viewer.addEventListener("view", draw);
  addEventListener("resize", draw);
}
