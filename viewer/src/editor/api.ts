// The requests of the editor (portal/editor). What is refused comes with a sentence in three languages.

import type { Language } from "../review/words";
import { LANGUAGES } from "../review/words";
import type { Api, Json, Texts } from "./contract";

/** What the server says that went wrong; `status` 0: there was no answer. */
export class Refused extends Error {
  constructor(
    readonly texts: Texts | null,
    readonly status: number,
    readonly code = "",
  ) {
    super(texts?.["en"] ?? "no answer");
  }
}

/** Characters; browsers take 64 KB, and no letter here is of more than three bytes. */
const MOST_KEPT_ALIVE = 20_000;

type Said = { error?: { code?: string; message?: Texts | string }; code?: string; message?: Texts | string } | null;

export class EditorApi implements Api {
  constructor(
    private readonly base: string,
    public token: string,
    private readonly tokenHeader: string,
    private readonly language: Language,
  ) {}

  address(path: string): string {
    return this.base + path;
  }

  get headers(): Readonly<Record<string, string>> {
    return { [this.tokenHeader]: this.token };
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.#ask(path, {})).json()) as T;
  }

  async post<T>(path: string, body: Json | FormData): Promise<T> {
    try {
      return await this.#post<T>(path, body);
    } catch (error) {
      // Who signs in anew in another tab has another token.
      if (!(error instanceof Refused) || error.status !== 403) throw error;
      const { token } = await this.get<{ token: string }>("editor/api/token");
      if (token === this.token) throw error;
      this.token = token;
      return this.#post<T>(path, body);
    }
  }

  async #post<T>(path: string, body: Json | FormData): Promise<T> {
    const form = body instanceof FormData;
    const text = form ? "" : JSON.stringify(body);
    const answer = await this.#ask(path, {
      method: "POST",
      body: form ? body : text,
      // What is small goes on its way though the page is closed meanwhile.
      keepalive: !form && text.length < MOST_KEPT_ALIVE,
      headers: { ...this.headers, ...(form ? {} : { "Content-Type": "application/json" }) },
    });
    return (answer.status === 204 ? null : await answer.json()) as T;
  }

  async #ask(path: string, options: RequestInit): Promise<Response> {
    let answer: Response;
    try {
      answer = await fetch(this.base + path, {
        credentials: "same-origin",
        redirect: "error",
        ...options,
        headers: { Accept: "application/json", "Accept-Language": this.language, ...options.headers },
      });
    } catch {
      throw new Refused(null, 0);
    }
    if (answer.ok) return answer;
    const said = (await answer.json().catch(() => null)) as Said;
    const { code, message } = said?.error ?? said ?? {};
    const texts = typeof message === "string" ? (Object.fromEntries(LANGUAGES.map((language) => [language, message])) as Texts) : (message ?? null);
    throw new Refused(texts, answer.status, code);
  }
}
