// Beside the plan: the chosen room in numbers, all rooms as a list, the scale and the north.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";
import type { Place } from "./moves";
import type { Spot } from "./spots";
import { storeyName } from "./storeys";

interface Shown {
  readonly all: readonly Spot[];
  readonly selected: Spot | undefined | null;
  readonly storeys: readonly number[];
  readonly named: (room: string) => string;
  readonly north: boolean;
  /** How many rooms are nowhere yet. */
  readonly none: number;
  readonly written: boolean;
  readonly canGoBack: boolean;
}

interface Events {
  select(room: string): void;
  place(room: string, place: Place): void;
  open(room: string): void;
  off(room: string): void;
  scale(one: string, other: string, metres: number): void;
  north(degrees: number): void;
  all(): void;
  found(): void;
}

type Field = "x" | "y" | "heading";
const FIELDS: readonly Field[] = ["x", "y", "heading"];

export class Side {
  readonly element: HTMLElement;
  #room = make("section", { class: "floor-chosen" });
  #name = make("h2", {});
  #from = make("p", { class: "floor-from" });
  #fields = new Map<Field, HTMLInputElement>();
  #storey = make("select", {});
  #open = make("button", { type: "button", class: "shell-button" });
  #off = make("button", { type: "button", class: "shell-quiet" });
  #list = make("ol", { class: "floor-list" });
  #all = make("button", { type: "button", class: "shell-button" });
  #back = make("button", { type: "button", class: "shell-quiet" });
  #one = make("select", { id: "floor-one" });
  #other = make("select", { id: "floor-other" });
  #far = make("input", { id: "floor-far", type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": "floor-far-wrong" });
  #farWrong = make("p", { class: "floor-wrong", role: "alert", id: "floor-far-wrong" });
  #north = make("input", { id: "floor-north", type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": "floor-north-help floor-north-wrong" });
  #northWrong = make("p", { class: "floor-wrong", role: "alert", id: "floor-north-wrong" });
  #shown: Shown | null = null;
  #choices = "";

  constructor(
    private readonly words: Words,
    private readonly events: Events,
  ) {
    const field = (name: string, control: HTMLElement): HTMLElement => make("label", {}, [make("span", {}, [words.say(name)]), control]);
    const numbers = FIELDS.map((name) => {
      const input = make("input", { type: "text", inputmode: "decimal", autocomplete: "off", name: `floor-${name}` });
      this.#fields.set(name, input);
      input.addEventListener("change", () => this.#typed(name, input));
      return field(`plan_${name}`, input);
    });
    this.#storey.addEventListener("change", () => this.#chosen((room) => this.events.place(room, { floor: Number(this.#storey.value) })));
    this.#open.textContent = words.say("plan_open");
    this.#open.addEventListener("click", () => this.#chosen((room) => this.events.open(room)));
    this.#off.textContent = words.say("plan_off");
    this.#off.addEventListener("click", () => this.#chosen((room) => this.events.off(room)));
    this.#room.append(this.#name, this.#from, make("div", { class: "floor-fields" }, [...numbers, field("plan_storey", this.#storey)]), make("div", { class: "shell-row" }, [this.#open, this.#off]));
    this.#all.textContent = words.say("plan_keep_all");
    this.#all.addEventListener("click", () => this.events.all());
    this.#back.textContent = words.say("plan_as_found");
    this.#back.addEventListener("click", () => this.events.found());
    const rooms = make("section", {}, [make("h2", {}, [words.say("plan_rooms")]), this.#list, make("div", { class: "shell-row" }, [this.#all, this.#back])]);
    this.element = make("aside", { class: "floor-side" }, [this.#room, this.#scaleForm(field), this.#northForm(), rooms]);
  }

  update(shown: Shown): void {
    this.#shown = shown;
    const { words } = this;
    const { all, selected, named } = shown;
    this.#room.hidden = !selected;
    if (selected) {
      this.#name.textContent = named(selected.room.id);
      this.#from.textContent = words.say(`plan_from_${selected.from}`);
      this.#fill("x", selected.x);
      this.#fill("y", selected.y);
      this.#fill("heading", selected.heading);
      const storeys = [...new Set([...shown.storeys, Math.max(...shown.storeys) + 1, Math.min(...shown.storeys) - 1])].sort((one, other) => other - one);
      this.#storey.replaceChildren(...storeys.map((floor) => make("option", { value: String(floor) }, [storeyName(words, floor)])));
      this.#storey.value = String(selected.floor);
      this.#off.hidden = selected.from !== "written";
    }
    this.#rows(shown);
    this.#all.hidden = !shown.none;
    this.#back.hidden = !shown.canGoBack;
    const choices = JSON.stringify(all.map(({ room }) => [room.id, named(room.id)]));
    if (choices === this.#choices) return;
    this.#choices = choices;
    const before = [this.#one.value, this.#other.value];
    const options = (): HTMLElement[] => all.map(({ room }) => make("option", { value: room.id }, [named(room.id)]));
    this.#one.replaceChildren(...options());
    this.#other.replaceChildren(...options());
    this.#one.value = before[0] || (all[0]?.room.id ?? "");
    this.#other.value = before[1] || (all[1]?.room.id ?? "");
  }

  #rows({ all, selected, named }: Shown): void {
    const rows = new Map([...this.#list.children].map((row) => [(row as HTMLElement).dataset["room"] ?? "", row as HTMLElement]));
    this.#list.replaceChildren(
      ...all.map((spot) => {
        const { id } = spot.room;
        const row = rows.get(id) ?? this.#row(id);
        const button = row.firstElementChild as HTMLElement;
        const [name, where] = [...button.children] as [HTMLElement, HTMLElement];
        name.textContent = named(id);
        where.textContent = spot.from === "none" ? this.words.say("plan_nowhere") : storeyName(this.words, spot.floor);
        button.setAttribute("aria-pressed", String(selected?.room.id === id));
        return row;
      }),
    );
  }

  #row(room: string): HTMLElement {
    const button = make("button", { type: "button", class: "floor-row" }, [make("span", {}), make("small", {})]);
    button.addEventListener("click", () => this.events.select(room));
    return make("li", { "data-room": room }, [button]);
  }

  #chosen(done: (room: string) => void): void {
    const room = this.#shown?.selected?.room.id;
    if (room) done(room);
  }

  #fill(name: Field, value: number | null): void {
    const input = this.#fields.get(name);
    if (!input || document.activeElement === input) return;
    input.value = value === null ? "" : String(Math.round(value * 100) / 100);
    input.removeAttribute("aria-invalid");
  }

  #typed(name: Field, input: HTMLInputElement): void {
    const value = number(input.value);
    const bad = value === null || Math.abs(value) > 10_000;
    input.setAttribute("aria-invalid", String(bad));
    if (!bad) this.#chosen((room) => this.events.place(room, { [name]: value }));
  }

  #scaleForm(field: (name: string, control: HTMLElement) => HTMLElement): HTMLElement {
    const form = make("form", { class: "floor-form" }, [
      make("h2", {}, [this.words.say("plan_scale")]),
      make("p", { class: "shell-lead" }, [this.words.say("plan_scale_help")]),
      field("plan_scale_one", this.#one),
      field("plan_scale_other", this.#other),
      make("div", { class: "floor-pair" }, [field("plan_scale_far", this.#far), make("button", { type: "submit", class: "shell-button" }, [this.words.say("plan_set")])]),
      this.#farWrong,
    ]);
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const far = number(this.#far.value);
      const same = this.#one.value === this.#other.value;
      const bad = far === null || far <= 0 || far > 1000;
      this.#farWrong.textContent = same ? this.words.say("plan_scale_same") : bad ? this.words.say("plan_scale_wrong") : "";
      this.#far.setAttribute("aria-invalid", String(bad));
      if (!bad && !same) this.events.scale(this.#one.value, this.#other.value, far);
    });
    return form;
  }

  #northForm(): HTMLElement {
    const form = make("form", { class: "floor-form" }, [
      make("h2", {}, [this.words.say("plan_north")]),
      make("p", { class: "shell-lead", id: "floor-north-help" }, [this.words.say("plan_north_help")]),
      make("div", { class: "floor-pair" }, [
        make("label", {}, [make("span", {}, [this.words.say("plan_north_at")]), this.#north]),
        make("button", { type: "submit", class: "shell-button" }, [this.words.say("plan_turn")]),
      ]),
      this.#northWrong,
    ]);
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const degrees = number(this.#north.value);
      const bad = degrees === null || Math.abs(degrees) > 360;
      this.#northWrong.textContent = bad ? this.words.say("plan_north_wrong") : "";
      this.#north.setAttribute("aria-invalid", String(bad));
      if (bad) return;
      this.events.north(degrees);
      this.#north.value = "0";
    });
    return form;
  }
}

/** What somebody typed, with a comma or a point; null: no number. */
function number(typed: string): number | null {
  const text = typed.trim().replace(",", ".").replace("−", "-");
  const value = Number(text);
  return text === "" || !Number.isFinite(value) ? null : value;
}
