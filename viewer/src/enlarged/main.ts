// A photograph as large as the window, and larger: by buttons, keys, wheel, two clicks, and by dragging it about.

import { clamp } from "../core/projection";
import type { PictureRecord } from "../tour/record";
import { button } from "../ui/bar";
import { make } from "../ui/dom";
import { opened } from "../ui/panel";
import { BACK, NEXT } from "../more/icons";
import type { Say } from "../more/words";

const STEP = 1.5;
const MOST = 6;

class Enlarged {
  readonly element: HTMLDialogElement;
  readonly #image = make("img", { alt: "", draggable: "false" });
  readonly #window = make("div", { class: "enlarged-window", tabindex: "0" });
  readonly #caption = make("p", { class: "enlarged-caption", id: "enlarged-caption", "aria-live": "polite" });
  readonly #turn: HTMLElement;
  readonly #closer: HTMLButtonElement;
  readonly #wider: HTMLButtonElement;
  #pictures: readonly PictureRecord[] = [];
  #index = 0;
  #scale = 1;

  constructor(
    private readonly base: string,
    private readonly say: Say,
  ) {
    const act = (name: string, look: string, doing: () => void): HTMLButtonElement => {
      const made = button(say(name), look);
      made.addEventListener("click", doing);
      return made;
    };
    this.#closer = act("picture_closer", "closer", () => this.#zoom(STEP));
    this.#wider = act("picture_wider", "wider", () => this.#zoom(1 / STEP));
    this.#turn = make("div", { class: "viewer-group" }, [
      act("picture_before", BACK, () => this.#show(this.#index - 1)),
      act("picture_after", NEXT, () => this.#show(this.#index + 1)),
    ]);
    const tools = make("div", { class: "enlarged-tools" }, [
      this.#turn,
      make("div", { class: "viewer-group" }, [this.#wider, this.#closer]),
      make("div", { class: "viewer-group" }, [act("close_picture", "close", () => this.element.close())]),
    ]);
    this.#window.append(this.#image);
    this.#window.setAttribute("role", "group");
    this.#window.setAttribute("aria-labelledby", "enlarged-caption");
    this.element = make("dialog", { class: "enlarged", "aria-labelledby": "enlarged-caption" }, [this.#window, this.#caption, tools]);
    this.element.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") this.#zoom(STEP);
      else if (event.key === "-") this.#zoom(1 / STEP);
      else if (event.key === "PageUp" && this.#pictures.length > 1) this.#show(this.#index - 1);
      else if (event.key === "PageDown" && this.#pictures.length > 1) this.#show(this.#index + 1);
      else return;
      event.preventDefault();
    });
    this.#steer();
  }

  /** The browser gives the focus back to what had it before. */
  open(pictures: readonly PictureRecord[], index: number): void {
    this.#pictures = pictures;
    this.#turn.hidden = pictures.length < 2;
    if (!this.element.open) this.element.showModal();
    opened(this.element, "!picture");
    this.#show(index);
    this.#window.focus();
  }

  #show(index: number): void {
    const count = this.#pictures.length;
    this.#index = (index + count) % count;
    const { src, alt, credit, lang } = this.#pictures[this.#index] as PictureRecord;
    this.#image.src = this.base + src;
    const place = count > 1 ? this.say("picture_place", { number: String(this.#index + 1), total: String(count) }) : "";
    const words = make("span", { lang: lang?.alt ?? null }, [alt || this.say("picture_untitled")]);
    this.#caption.replaceChildren(words, credit ? make("small", { lang: lang?.credit ?? null }, [credit]) : "", place ? make("small", {}, [place]) : "");
    this.#zoom(1 / this.#scale);
  }

  /** Larger by a factor, about a point of the window (its middle, when none is given). */
  #zoom(factor: number, x = this.#window.clientWidth / 2, y = this.#window.clientHeight / 2): void {
    const pane = this.#window;
    const scale = clamp(this.#scale * factor, 1, MOST);
    const grown = scale / this.#scale;
    const [left, top] = [(pane.scrollLeft + x) * grown - x, (pane.scrollTop + y) * grown - y];
    this.#scale = scale;
    this.#image.style.width = this.#image.style.height = `${scale * 100}%`;
    pane.scrollTo(left, top);
    pane.classList.toggle("is-near", scale > 1);
    this.#wider.setAttribute("aria-disabled", String(scale <= 1));
    this.#closer.setAttribute("aria-disabled", String(scale >= MOST));
  }

  #steer(): void {
    const pane = this.#window;
    const at = (event: MouseEvent): [number, number] => {
      const box = pane.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    pane.addEventListener("dblclick", (event) => this.#zoom(this.#scale > 1 ? 1 / this.#scale : 2.5, ...at(event)));
    pane.addEventListener(
      "wheel",
      (event) => {
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        this.#zoom(Math.exp(-event.deltaY * 0.0015), ...at(event));
      },
      { passive: false },
    );
    // Fingers scroll by themselves; a mouse has to be told.
    pane.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      pane.setPointerCapture(event.pointerId);
    });
    pane.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse" && pane.hasPointerCapture(event.pointerId)) pane.scrollBy(-event.movementX, -event.movementY);
    });
  }
}

let dialog: Enlarged | undefined;

/** Opens a picture as large as the window, with the others to turn to. */
export function enlarge(root: HTMLElement, base: string, say: Say, pictures: readonly PictureRecord[], index: number): void {
  if (!dialog) {
    dialog = new Enlarged(base, say);
    root.append(dialog.element);
  }
  dialog.open(pictures, index);
}
