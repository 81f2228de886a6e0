// Choosing one of many, with a search: a room, an object.

import type { Words } from "../../review/words";
import { make } from "../../ui/dom";
import { dialog } from "../shell/help";
import { folded } from "../shell/list";

export interface Choice {
  readonly key: string;
  readonly title: string;
  readonly note?: string;
  readonly picture?: string;
}

/** More are found by typing. */
const MOST = 60;

/** Asks for one; null: none was chosen. */
export function chooseOne(words: Words, root: HTMLElement, title: string, choices: readonly Choice[], empty: string): Promise<Choice | null> {
  return new Promise((done) => {
    let chosen: Choice | null = null;
    const label = words.say("field_search");
    const search = make("input", { type: "search", class: "shell-search", placeholder: label, "aria-label": label, autocomplete: "off" });
    const list = make("ul", { class: "field-choices", role: "list" });
    const note = make("p", { class: "shell-lead", role: "status" });
    const element = dialog(title, words, [search, list, note]);
    const show = (): void => {
      const wanted = folded(search.value.trim());
      const fitting = choices.filter((choice) => !wanted || folded(`${choice.title} ${choice.note ?? ""}`).includes(wanted));
      list.replaceChildren(...fitting.slice(0, MOST).map((choice) => make("li", {}, [one(choice)])));
      note.textContent = !choices.length ? empty : !fitting.length ? words.say("field_none") : fitting.length > MOST ? words.count("field_more", fitting.length - MOST) : "";
    };
    const one = (choice: Choice): HTMLElement => {
      const picture = choice.picture ? make("img", { src: choice.picture, alt: "", loading: "lazy", width: "60", height: "40" }) : null;
      const text = make("span", {}, [choice.title, choice.note ? make("small", {}, [choice.note]) : null]);
      const button = make("button", { type: "button", class: "field-choice" }, [picture, text]);
      button.addEventListener("click", () => {
        chosen = choice;
        element.close();
      });
      return button;
    };
    search.addEventListener("input", show);
    element.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (event.key === "Enter" && event.target === search) {
        event.preventDefault();
        list.querySelector<HTMLElement>("button")?.click();
      }
      if (!step) return;
      event.preventDefault();
      const buttons = [search, ...list.querySelectorAll<HTMLElement>("button")];
      buttons[buttons.indexOf(document.activeElement as HTMLElement) + step]?.focus();
    });
    element.addEventListener("close", () => done(chosen));
    show();
    root.append(element);
    element.showModal();
    search.focus();
  });
}
