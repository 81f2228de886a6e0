// The visitor's trail in the browser's history: the entry of now follows the view, every walk begins a new one.

import type { View } from "../core/view";
import { keepView } from "../ui/page";
import { formatAddress, type StopAddress } from "./address";

/** The address follows the view, but not more often than browsers allow, ms. */
const PAUSE = 400;

export class Trail {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `open`: what is open over the picture; `count`: how many things are. */
  constructor(private readonly here: () => { scene: string; view: View; stop: StopAddress | null; open: string | null; count: number }) {}

  get #hash(): string {
    const { scene, view, stop, open } = this.here();
    return formatAddress(scene, view, stop, open);
  }

  /** The view has changed: the address will. */
  follow(): void {
    this.#timer ??= setTimeout(() => this.write(), PAUSE);
  }

  /** What was to be written belongs to another entry by now. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  write(): void {
    this.forget();
    history.replaceState(history.state, "", this.#hash);
    keepView(this.#hash);
  }

  /** A new entry, in which `open` things are open; that of something which was left in order to walk on is taken over. */
  push(open = 0): void {
    this.forget();
    const left = ((history.state as { open?: number } | null)?.open ?? 0) > this.here().count;
    history[left ? "replaceState" : "pushState"](open ? { open } : null, "", this.#hash);
  }
}
