// A frame drawn or changed by hand: dragging in the picture, four numbers, or the arrow keys.

import { make } from "../ui/dom";
import { isRegion, type Where } from "./model";
import type { Mark, Point, Surface } from "./surface";
import type { Words } from "./words";

/** Steps of an arrow key, in degrees or percent; with Alt they are finer. */
const STEP = 1;
const FINE = 0.2;
/** A drag that is shorter than this is a press, CSS pixels. */
const LEAST = 6;

export const EDITED = "edited";

export interface EditEvents {
  changed(): void;
  done(where: Where): void;
  left(): void;
}

type Hold = { from: Point; frame: Where; how: "draw" | "move" | "size"; fixed: Point };

export class Edit {
  readonly form = make("form", { class: "edit" });
  where: Where | null = null;
  #surface: Surface | null = null;
  #hold: Hold | null = null;
  #title = make("h2", { tabindex: "-1" });
  #help = make("p", { class: "help" });
  #fields: HTMLElement = make("div", { class: "fields" });
  #inputs = new Map<string, HTMLInputElement>();
  #pad = make("div", { class: "pad", role: "group", tabindex: "0" });
  #padText = make("span", {});
  #ok = make("button", { type: "submit", class: "choice is-main" });
  #cancel = make("button", { type: "button", class: "choice" });

  constructor(
    private readonly words: Words,
    private readonly events: EditEvents,
  ) {
    this.#pad.append(this.#padText);
    this.form.append(this.#title, this.#help, this.#pad, this.#fields, make("div", { class: "choices" }, [this.#ok, this.#cancel]));
    this.form.noValidate = true;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.where) events.done(this.where);
    });
    this.#cancel.addEventListener("click", () => events.left());
    this.form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      events.left();
    });
    this.#pad.addEventListener("keydown", (event) => this.#key(event));
  }

  get active(): boolean {
    return this.where !== null;
  }

  mark(): Mark[] {
    return this.where ? [{ key: EDITED, where: this.where, look: "edit" }] : [];
  }

  begin(surface: Surface, where: Where): void {
    this.#surface = surface;
    surface.drawing = true;
    this.where = where;
    this.#build(where);
    this.#changed();
    this.#focus();
  }

  end(): void {
    if (this.#surface) this.#surface.drawing = false;
    this.where = this.#hold = null;
  }

  update(): void {
    const { words } = this;
    this.#title.textContent = words.say("edit_title");
    this.#help.textContent = words.say("edit_help");
    this.#padText.textContent = words.say("edit_pad");
    this.#pad.setAttribute("aria-label", words.say("edit_frame"));
    this.#ok.textContent = words.say("edit_blur");
    this.#cancel.textContent = words.say("cancel");
    for (const [name, input] of this.#inputs) (input.previousElementSibling as HTMLElement).textContent = words.say(`edit_${name}`);
  }

  /** The pointer on the picture, while a frame is being drawn. */
  listen(element: HTMLElement, surface: () => Surface): void {
    const at = (event: PointerEvent): Point => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    element.addEventListener("pointerdown", (event) => {
      if (!this.where || event.button !== 0) return;
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      const point = at(event);
      const target = event.target as Element;
      const corner = target.getAttribute("data-corner");
      const opposite = corner === null ? undefined : surface().corners(this.where)[(Number(corner) + 2) % 4];
      const how = opposite ? "size" : target.getAttribute("data-key") === EDITED ? "move" : "draw";
      this.#hold = { from: point, frame: this.where, how, fixed: opposite ?? point };
    });
    element.addEventListener("pointermove", (event) => {
      const hold = this.#hold;
      if (!hold) return;
      const point = at(event);
      if (hold.how === "draw" && Math.hypot(point.x - hold.from.x, point.y - hold.from.y) < LEAST) return;
      this.where = hold.how === "move" ? surface().shifted(hold.frame, hold.from, point) : surface().between(hold.fixed, point);
      this.#changed();
    });
    for (const end of ["pointerup", "pointercancel"])
      element.addEventListener(end, () => {
        if (this.#hold) this.#focus();
        this.#hold = null;
      });
  }

  /** To where the arrow keys work; where there are none, to the title. */
  #focus(): void {
    (this.#pad.offsetParent ? this.#pad : this.#title).focus({ preventScroll: true });
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Enter") {
      event.preventDefault();
      this.form.requestSubmit();
      return;
    }
    const step = event.altKey ? FINE : STEP;
    const ways: Record<string, [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    const way = ways[event.key];
    if (!way || !this.where || !this.#surface || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [right, up] = way;
    this.where = event.shiftKey
      ? this.#surface.stepped(this.where, 0, 0, right, up)
      : this.#surface.stepped(this.where, right, up, 0, 0);
    this.#changed();
    this.#surface.look(this.where, true);
  }

  #build(where: Where): void {
    const limits = isRegion(where)
      ? { yaw: [-180, 180], pitch: [-90, 90], width: [0.5, 180], height: [0.5, 180] }
      : { left: [0, 100], top: [0, 100], width: [0.5, 100], height: [0.5, 100] };
    this.#inputs.clear();
    this.#fields.replaceChildren(
      ...Object.entries(limits).map(([name, [least, most]]) => {
        const input = make("input", { type: "number", step: "any", min: String(least), max: String(most), required: true });
        input.addEventListener("input", () => this.#typed());
        this.#inputs.set(name, input);
        return make("label", {}, [make("span", {}), input]);
      }),
    );
    this.update();
  }

  #typed(): void {
    if ([...this.#inputs.values()].some((input) => !input.checkValidity())) return;
    const typed = Object.fromEntries([...this.#inputs].map(([name, input]) => [name, input.valueAsNumber]));
    this.where = typed as unknown as Where;
    this.events.changed();
    this.#surface?.look(this.where, true);
  }

  #changed(): void {
    for (const [name, input] of this.#inputs) {
      const value = (this.where as unknown as Record<string, number>)[name] ?? 0;
      if (document.activeElement !== input) input.value = value.toFixed(1);
    }
    this.events.changed();
  }
}
