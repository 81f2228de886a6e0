// What is said: politely to a screen reader (where one is, what is ahead), and shortly to everyone (a toast).

import { make } from "./dom";
import { mixed } from "./mixed";

const QUIET = 900;
const TOAST = 4500;
/** For so long after an answer nothing is said by the way, ms. */
const ANSWER = 2500;

export class Live {
  readonly element: HTMLElement;
  readonly toastElement: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;
  #last = "";
  #answering: ReturnType<typeof setTimeout> | undefined;
  #until = 0;

  constructor() {
    this.element = make("p", { class: "viewer-live", "aria-live": "polite" });
    this.toastElement = make("p", { class: "viewer-toast", role: "status" });
  }

  /** Says a sentence once things are quiet; only the last of several is said, and never the same twice in a row. */
  say(sentence: string): void {
    clearTimeout(this.#timer);
    if (!sentence || performance.now() < this.#until) return;
    this.#timer = setTimeout(() => {
      if (sentence === this.#last) return;
      this.#last = sentence;
      this.element.replaceChildren(...mixed(sentence));
    }, QUIET);
  }

  /** Says a sentence that was asked for, at once, even when it is the same as before. */
  answer(sentence: string): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#answering);
    this.#until = performance.now() + ANSWER;
    this.#last = sentence;
    this.element.textContent = "";
    // Emptied and filled in one go, it would not have changed for a screen reader.
    this.#answering = setTimeout(() => this.element.replaceChildren(...mixed(sentence)), 60);
  }

  toast(sentence: string): void {
    clearTimeout(this.#toastTimer);
    this.toastElement.replaceChildren(...mixed(sentence));
    this.toastElement.classList.add("is-shown");
    this.#toastTimer = setTimeout(() => {
      this.toastElement.classList.remove("is-shown");
      this.toastElement.textContent = "";
    }, TOAST);
  }
}
