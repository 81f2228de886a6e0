// What is said: politely to a screen reader (where one is, what is ahead), and shortly to everyone (a toast).

import { make } from "./dom";

const QUIET = 900;
const TOAST = 4500;

export class Live {
  readonly element: HTMLElement;
  readonly toastElement: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;
  #last = "";

  constructor() {
    this.element = make("p", { class: "viewer-live", "aria-live": "polite" });
    this.toastElement = make("p", { class: "viewer-toast", role: "status" });
  }

  /** Says a sentence once things are quiet; only the last of several is said, and never the same twice in a row. */
  say(sentence: string): void {
    clearTimeout(this.#timer);
    if (!sentence) return;
    this.#timer = setTimeout(() => {
      if (sentence === this.#last) return;
      this.#last = sentence;
      this.element.textContent = sentence;
    }, QUIET);
  }

  toast(sentence: string): void {
    clearTimeout(this.#toastTimer);
    this.toastElement.textContent = sentence;
    this.toastElement.classList.add("is-shown");
    this.#toastTimer = setTimeout(() => {
      this.toastElement.classList.remove("is-shown");
      this.toastElement.textContent = "";
    }, TOAST);
  }
}
