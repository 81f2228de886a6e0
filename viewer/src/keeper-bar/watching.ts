// Asks the program how museum.toml stands; the program answers at once, and is asked once a second.

export interface Standing {
  readonly standing: "ready" | "building" | "wrong";
  readonly version: number;
  readonly error: string | null;
}

const EVERY = 1000;

export class Watching {
  #last: string | null = null;
  #version: number | null = null;

  /** `hears`: each change; null when nobody answers. `exchanged`: the site is another one now. */
  constructor(
    readonly address: string,
    readonly hears: (standing: Standing | null) => void,
    readonly exchanged: () => void,
  ) {
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const told = await fetch(this.address, { cache: "no-store" })
      .then((answer) => (answer.ok ? (answer.json() as Promise<Standing>) : null))
      .catch(() => null);
    const now = JSON.stringify(told);
    if (now !== this.#last) {
      this.#last = now;
      this.hears(told);
    }
    if (told) {
      if (this.#version !== null && told.version !== this.#version) this.exchanged();
      this.#version = told.version;
    }
    setTimeout(() => void this.#ask(), EVERY);
  }
}
