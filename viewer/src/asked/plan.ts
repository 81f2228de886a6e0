// The floor plan large, in a dialog: its points lead to their rooms.

import type { TourViewer } from "../tour/contract";
import { make } from "../ui/dom";
import { Sheet } from "../ui/panel";
import type { Say } from "../more/words";

export class LargePlan {
  readonly sheet: Sheet;

  constructor(
    private readonly viewer: TourViewer,
    private readonly say: Say,
  ) {
    this.sheet = new Sheet(say("close_plan"), "viewer-plan-title", "!plan", "is-wide");
    this.sheet.element.addEventListener("click", (event) => {
      if ((event.target as Element).closest("a[data-scene-link]")) this.sheet.close();
    });
  }

  open(from: HTMLElement): void {
    const points = document.querySelectorAll("svg a[data-scene-link]");
    const drawings = new Set([...points].map((point) => point.closest("figure") ?? point.closest("svg")));
    const copies = [...drawings].flatMap((drawing) => (drawing && !this.viewer.root.contains(drawing) ? [drawing.cloneNode(true) as Element] : []));
    for (const copy of copies) for (const cone of copy.querySelectorAll(".plan-cone")) cone.remove();
    this.sheet.show([make("h2", { class: "viewer-panel-title", id: "viewer-plan-title" }, [this.say("plan")]), make("p", { class: "viewer-note" }, [this.say("plan_hint")]), ...copies], from);
  }
}
