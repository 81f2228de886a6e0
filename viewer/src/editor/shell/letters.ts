// Keys of a single letter, digit or sign: who dictates, or touches keys by accident, can switch them off (WCAG 2.1.4).

const KEPT = "jetisu360-editor-letters-off";

export class Letters {
  #off: boolean;

  constructor(private readonly storage: Storage | null) {
    this.#off = storage?.getItem(KEPT) === "1";
  }

  get off(): boolean {
    return this.#off;
  }

  turn(off: boolean): void {
    this.#off = off;
    if (off) this.storage?.setItem(KEPT, "1");
    else this.storage?.removeItem(KEPT);
  }

  /** Whether a key is to do nothing. Plus and minus still do, in the picture that has the focus. */
  keepBack(event: KeyboardEvent): boolean {
    if (!this.#off || [...event.key].length !== 1 || event.key === " ") return false;
    return /[\p{L}\p{N}]/u.test(event.key) || !(event.target as HTMLElement | null)?.closest?.('[role="application"]');
  }
}
