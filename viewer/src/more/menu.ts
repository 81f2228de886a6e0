// What is not needed every minute: a list that a button opens and closes.

import { button } from "../ui/bar";
import { make } from "../ui/dom";
import { icon } from "../ui/icons";

export interface Choice {
  readonly text: string;
  readonly look: string;
  act(): void;
  /** For what is on or off. */
  isOn?: () => boolean;
}

export class Menu {
  readonly button: HTMLButtonElement;
  readonly element = make("div", { class: "viewer-menu", hidden: true });
  readonly #items = new Map<Choice, HTMLButtonElement>();

  constructor(text: string, look: string) {
    this.button = button(text, look);
    this.button.setAttribute("aria-expanded", "false");
    this.button.addEventListener("click", () => this.#show(this.element.hidden === true));
    const away = (event: Event): void => {
      const target = event.target as Node;
      if (!this.element.hidden && !this.element.contains(target) && !this.button.contains(target)) this.#show(false);
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    for (const element of [this.element, this.button] as HTMLElement[])
      element.addEventListener("keydown", (event: KeyboardEvent) => {
        if (event.key !== "Escape" || this.element.hidden) return;
        event.stopPropagation();
        this.#show(false);
        this.button.focus();
      });
  }

  add(choice: Choice): void {
    const item = make("button", { type: "button", class: "viewer-choice" }, [icon(choice.look), make("span", {}, [choice.text])]);
    item.addEventListener("click", () => {
      this.#show(false);
      this.button.focus({ preventScroll: true });
      choice.act();
      this.refresh();
    });
    this.#items.set(choice, item);
    this.element.append(item);
    this.refresh();
  }

  remove(choice: Choice): void {
    this.#items.get(choice)?.remove();
    this.#items.delete(choice);
  }

  /** Shows what is on now. */
  refresh(): void {
    for (const [{ isOn }, item] of this.#items) if (isOn) item.setAttribute("aria-pressed", String(isOn()));
  }

  #show(shown: boolean): void {
    this.element.hidden = !shown;
    this.button.setAttribute("aria-expanded", String(shown));
  }
}
