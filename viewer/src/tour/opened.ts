// What is open over the picture: each dialog is an entry of its own in the browser's history, so that “back” closes it
// before it walks. The entry of now holds how many are open (`open` of its state).

import { parseAddress } from "./address";
import type { Trail } from "./trail";

const openIn = (state: unknown): number => (state as { open?: number } | null)?.open ?? 0;

export class Opened {
  #open: { readonly dialog: HTMLDialogElement; name: string }[] = [];
  /** Steps back of ours that are under way. */
  #returning = 0;

  /** `root` hears of dialogs that open (`viewer-open`, with their name in the address) and close. */
  constructor(
    root: HTMLElement,
    private readonly trail: Trail,
    private readonly isWalking: () => boolean,
    private readonly changed: () => void,
  ) {
    root.addEventListener("viewer-open", (event) => this.#opens(event.target as HTMLDialogElement, (event as CustomEvent<string>).detail));
    root.addEventListener("close", (event) => this.#closes(event.target as HTMLDialogElement), true);
  }

  get count(): number {
    return this.#open.filter(({ dialog }) => dialog.open).length;
  }

  /** The name of what is on top; null where nothing is open. */
  get name(): string | null {
    return this.#open.filter(({ dialog }) => dialog.open).pop()?.name ?? null;
  }

  /** Back or forward was pressed: closes what is not open in the entry of now. True where the visitor stays where he is. */
  turnedBack(): boolean {
    if (this.#returning) {
      if (!--this.#returning) this.trail.write();
      return true;
    }
    const before = this.#open.length;
    while (this.#open.length > openIn(history.state)) this.#open.pop()?.dialog.close();
    this.changed();
    return this.#open.length < before;
  }

  #opens(dialog: HTMLDialogElement, name: string): void {
    // An address that names it has an entry already.
    const isNamed = parseAddress(location.hash)?.open === name;
    const known = this.#open.find((one) => one.dialog === dialog);
    if (!known && !isNamed) this.trail.write();
    if (known) known.name = name;
    else this.#open.push({ dialog, name });
    if (known || isNamed) this.trail.write();
    else this.trail.push(this.#open.length);
    this.changed();
  }

  #closes(dialog: HTMLDialogElement): void {
    const place = this.#open.findIndex((one) => one.dialog === dialog);
    if (place < 0) return;
    this.#open.splice(place, 1);
    this.changed();
    // Who walks on from it begins the next entry in its place (trail.ts).
    if (this.isWalking()) return;
    if (openIn(history.state) > this.#open.length) {
      this.#returning++;
      history.back();
    } else this.trail.write();
  }
}
