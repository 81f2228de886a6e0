// The list of what is on its way: a row for each file, and how far all of it is.
import { byId, say, size } from "./page";

export type State = "waiting" | "reading" | "sending" | "lost" | "received" | "have" | "refused" | "stopped";
/** States in which nothing more happens by itself. */
export const OVER: readonly State[] = ["received", "have", "refused", "stopped"];

const template = byId<HTMLTemplateElement>("arriving-row");

export class Row {
  readonly element: HTMLElement;
  private readonly bar: HTMLProgressElement;
  private readonly words: HTMLElement;
  private readonly again: HTMLButtonElement;
  private readonly out: HTMLButtonElement;

  constructor(name: string, bytes: number, onAgain: () => void, onOut: () => void) {
    this.element = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    const find = <T extends Element>(selector: string): T => this.element.querySelector<T>(selector) as T;
    this.bar = find("progress");
    this.words = find(".arriving-state");
    this.again = find("[data-again]");
    this.out = find("[data-out]");
    find("bdi").textContent = name;
    find(".arriving-size").textContent = size(bytes);
    this.bar.setAttribute("aria-label", name);
    this.again.textContent = say("again");
    this.out.textContent = say("leaveOut");
    this.out.setAttribute("aria-label", say("leaveOutNamed", { name }));
    this.again.onclick = onAgain;
    this.out.onclick = onOut;
    byId("arriving-list").append(this.element);
  }

  show(state: State, words: string, share: number): void {
    this.element.dataset.state = state;
    if (this.words.textContent !== words) this.words.textContent = words;
    this.bar.hidden = OVER.includes(state);
    if (state === "reading") this.bar.removeAttribute("value");
    else this.bar.value = share;
    this.again.hidden = state !== "stopped";
    if (OVER.includes(state) && state !== "stopped") {
      this.out.textContent = say("dismiss");
      this.out.removeAttribute("aria-label");
    }
  }

  remove(): void {
    if (!this.element.isConnected) return;
    // Whoever is here by keyboard goes on with the next row.
    const next = this.element.nextElementSibling ?? this.element.previousElementSibling;
    const here = this.element.contains(document.activeElement);
    this.element.remove();
    if (here) (next?.querySelector<HTMLElement>("[data-out]") ?? byId("upload-files")).focus();
  }
}

let told = "";

/** How far everything is; read aloud only when it has something new to say. */
export function overall(done: number, total: number, share: number, secondsLeft: number | null, left: number): void {
  const bar = byId<HTMLProgressElement>("arriving-progress");
  bar.value = share;
  const over = done + left === total;
  bar.hidden = over;
  let words = say("progress", { done, total });
  if (over) words = left ? say("someLeft", { done, left }) : say("allReceived");
  byId("arriving-said").textContent =
    over || secondsLeft === null ? words : `${words} · ${secondsLeft < 60 ? say("soon") : say("minutes", { n: Math.round(secondsLeft / 60) })}`;
  const aloud = over || done % 5 === 0 ? words : told;
  if (aloud !== told) byId("arriving-told").textContent = told = aloud;
}
