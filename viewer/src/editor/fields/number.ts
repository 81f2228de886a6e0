// A number with its unit, written when it is one.

import { make } from "../../ui/dom";
import type { Words } from "../../review/words";

export interface NumberOptions {
  readonly words: Words;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly step?: number;
  /** null: the field is empty. */
  write(value: number | null): void;
}

export class NumberField {
  readonly element: HTMLLabelElement;
  readonly field: HTMLInputElement;

  #note = make("small", { class: "field-note", role: "status" });

  constructor({ words, label, low, high, step = 0.1, write }: NumberOptions) {
    // (Any number may be typed; the step is that of the arrows.)
    this.field = make("input", { type: "number", min: String(low), max: String(high), step: String(step), inputmode: "decimal", autocomplete: "off" });
    this.element = make("label", { class: "field-number" }, [make("span", {}, [label]), this.field, this.#note]);
    this.field.addEventListener("input", () => {
      const { value, valueAsNumber, validity } = this.field;
      const wrong = value !== "" && (!Number.isFinite(valueAsNumber) || valueAsNumber < low || valueAsNumber > high);
      this.field.setAttribute("aria-invalid", String(wrong || validity.badInput));
      this.#note.textContent = wrong || validity.badInput ? words.say("field_between", { low, high }) : "";
      if (!wrong && !validity.badInput) write(value === "" ? null : valueAsNumber);
    });
  }

  set disabled(disabled: boolean) {
    this.field.readOnly = disabled;
  }

  update(value: number | null): void {
    const shown = value === null ? "" : String(Math.round(value * 100) / 100);
    if (this.field === document.activeElement || this.field.value === shown) return;
    this.field.value = shown;
    this.field.removeAttribute("aria-invalid");
    this.#note.textContent = "";
  }
}
