// The requests that the page makes (commands/review/api.py says what they mean).

import { type Changes, isRegion, type Review, rounded, type Texts, type Version, type Picture, type Where } from "./model";
import type { Extent } from "./sphere_gl";

/** What the server says that went wrong; `later`: the same may work in a while. */
export class Refused extends Error {
  constructor(
    readonly texts: Texts | null,
    readonly later: boolean,
  ) {
    super(texts?.["en"] ?? "no answer");
  }
}

export interface Changed extends Version {
  readonly pictures: readonly Picture[];
}

/** Characters of a request that may outlive the page; in UTF-8 at most 60 KB. */
const MOST_KEPT = 20_000;

export class Api {
  readonly #extents = new Map<string, Extent>();

  constructor(
    private readonly base: string,
    private readonly token: string,
    private readonly tokenHeader: string,
  ) {}

  review(): Promise<Review> {
    return this.#json("review");
  }

  version(): Promise<Version> {
    return this.#json("version");
  }

  change(changes: Changes): Promise<Changed> {
    const body = JSON.stringify(changes);
    return this.#json("changes", {
      method: "POST",
      headers: { "Content-Type": "application/json", [this.tokenHeader]: this.token },
      body,
      // The last answer arrives although one leaves the page at once. (Browsers grant that to 64 KB.)
      keepalive: body.length < MOST_KEPT,
    });
  }

  async extent(picture: Picture): Promise<Extent> {
    const { extent } = await this.#json<{ extent: Extent }>(`pictures/${picture.id}`);
    this.#extents.set(picture.id, extent);
    return extent;
  }

  /** What has been asked for before; null where nobody has. */
  known(picture: Picture): Extent | null {
    return this.#extents.get(picture.id) ?? null;
  }

  whole(picture: Picture): string {
    return `${this.base}pictures/${picture.id}/whole.jpg`;
  }

  small(picture: Picture, where: Where): string {
    const numbers = Object.entries(rounded(where)).map(([name, value]) => `${name}=${value as number}`);
    return `${this.base}pictures/${picture.id}/small.jpg?${numbers.join("&")}`;
  }

  /** How many degrees the small picture of a region shows, where nobody has told: the server's own rule. */
  static around(where: Where): number {
    return isRegion(where) ? Math.min(Math.max(2.4 * Math.max(where.width, where.height), 10), 110) : 0;
  }

  async bitmap(address: string): Promise<ImageBitmap> {
    const answer = await this.#ask(address);
    return createImageBitmap(await answer.blob());
  }

  async #json<T>(path: string, options?: RequestInit): Promise<T> {
    return (await (await this.#ask(this.base + path, options)).json()) as T;
  }

  async #ask(address: string, options?: RequestInit): Promise<Response> {
    let answer: Response;
    try {
      answer = await fetch(address, { credentials: "same-origin", ...options, headers: { Accept: "application/json, image/*", ...options?.headers } });
    } catch {
      throw new Refused(null, true);
    }
    if (answer.ok) return answer;
    const said = (await answer.json().catch(() => null)) as { error?: { message?: Texts } } | null;
    throw new Refused(said?.error?.message ?? null, [401, 403, 409].includes(answer.status) || answer.status >= 500);
  }
}
