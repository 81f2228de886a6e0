// What can be undone, and the way one came. It outlives a reload of the page; a closed tab takes it along.

import type { Changes } from "./model";

const MOST = 200;

/** One answer: what takes it back, what it was about, and how it was told. */
export interface Step {
  readonly back: Changes;
  readonly key: string | null;
  readonly said: string;
}

export class Steps {
  #steps: Step[];
  #trail: string[] = [];

  constructor(
    private readonly name: string,
    private readonly storage: Storage | null,
  ) {
    try {
      this.#steps = JSON.parse(storage?.getItem(name) ?? "[]") as Step[];
    } catch {
      this.#steps = [];
    }
  }

  get canUndo(): boolean {
    return this.#steps.length > 0;
  }

  get canGoBack(): boolean {
    return this.#trail.length > 0;
  }

  push(step: Step): void {
    this.#steps = [...this.#steps, step].slice(-MOST);
    this.#keep();
  }

  pop(): Step | undefined {
    const step = this.#steps.pop();
    this.#keep();
    return step;
  }

  /** Remembers where one was. */
  leave(key: string): void {
    this.#trail.push(key);
  }

  /** Where one was last, of what is still there. */
  before(isThere: (key: string) => boolean): string | undefined {
    let key = this.#trail.pop();
    while (key && !isThere(key)) key = this.#trail.pop();
    return key;
  }

  #keep(): void {
    try {
      this.storage?.setItem(this.name, JSON.stringify(this.#steps));
    } catch {
      // A browser that keeps nothing: undo works until the page is loaded again.
    }
  }
}
