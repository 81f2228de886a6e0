// The same sound, spoken in other languages: a recording for each, which visitors get who read in that language.

import { type Language, LANGUAGES, type Words } from "../../review/words";
import { make } from "../../ui/dom";
import type { Json, SoundFile } from "../contract";

export interface AlsoOptions {
  readonly words: Words;
  /** The sound that has them; undefined: there is none. */
  read(): SoundFile | undefined;
  /** They are one value of the document: the list is written as a whole. */
  write(also: Json): void;
  choose(kind: "sound" | "captions"): Promise<{ readonly file: string } | null>;
  /** Where a file is played from. */
  address(file: string): string;
  /** Nothing may be changed. */
  frozen(): boolean;
}

export class AlsoField {
  readonly element = make("fieldset", { class: "field-also" });
  #list = make("ul", { class: "field-also-list", role: "list" });
  #note: HTMLElement;
  #add: HTMLButtonElement;
  #shown = "";
  #selects: HTMLSelectElement[] = [];
  /** What the focus goes to once what was written is shown. */
  #then: (() => HTMLElement | null | undefined) | null = null;

  constructor(private readonly options: AlsoOptions) {
    const { words } = options;
    this.#add = make("button", { type: "button", class: "shell-button" }, [words.say("also_add")]);
    this.#add.addEventListener("click", () => void this.#take());
    this.#note = make("p", { class: "field-also-note" }, [words.say("also_whose")]);
    this.element.append(make("legend", {}, [words.say("also_title")]), make("p", { class: "field-also-lead" }, [words.say("also_lead")]), this.#list, this.#note, make("div", { class: "shell-row" }, [this.#add]));
  }

  update(): void {
    const sound = this.options.read();
    const also = sound?.also ?? [];
    let focused: HTMLElement | null = null;
    this.element.hidden = !sound;
    // Made anew only where other files are there: who chooses a language goes on choosing.
    const shown = JSON.stringify([also.map(({ file, captions }) => [file, captions]), this.options.frozen()]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#selects = [];
      this.#list.replaceChildren(...also.map((one, at) => this.#item(one, at)));
      focused = this.#then?.() ?? null;
      this.#then = null;
    }
    also.forEach(({ language }, at) => {
      const select = this.#selects[at];
      if (select) select.value = language ?? "";
    });
    this.#note.hidden = !also.length || !!sound?.language;
    this.#add.hidden = this.options.frozen();
    focused?.focus();
  }

  #item({ file, captions }: SoundFile, at: number): HTMLElement {
    const { words, address, frozen } = this.options;
    const select = make("select", {}, [make("option", { value: "" }, [words.say("also_nobody")]), ...LANGUAGES.map((code) => make("option", { value: code }, [words.say(`field_${code}`)]))]);
    select.disabled = frozen();
    select.addEventListener("change", () => this.#edit(at, ({ language: _, ...one }) => (select.value ? { ...one, language: select.value as Language } : one)));
    this.#selects.push(select);
    const written = words.say(captions ? "also_captions_off" : "also_captions_add");
    const subtitles = make("button", { type: "button", class: "shell-quiet", "aria-label": `${written}: ${file}` }, [written]);
    subtitles.addEventListener("click", () => void this.#captions(at, captions));
    const remove = make("button", { type: "button", class: "shell-quiet", "aria-label": words.say("also_remove_one", { name: file }) }, [words.say("also_remove")]);
    remove.addEventListener("click", () => {
      this.#edit(at, () => null);
      this.#add.focus();
    });
    subtitles.hidden = remove.hidden = frozen();
    return make("li", { class: "field-also-item" }, [
      make("audio", { src: address(file), controls: true, preload: "none", "aria-label": file }),
      make("p", { class: "field-also-file", translate: "no" }, [captions ? `${file} · ${captions}` : file]),
      make("label", { class: "field-select" }, [make("span", {}, [words.say("also_language")]), select]),
      make("div", { class: "shell-row" }, [subtitles, remove]),
    ]);
  }

  async #captions(at: number, there: string | undefined): Promise<void> {
    const chosen = there ? null : await this.options.choose("captions");
    if (!there && !chosen) return;
    this.#then = () => this.#list.children[at]?.querySelector<HTMLElement>(".shell-quiet");
    this.#edit(at, ({ captions: _, ...one }) => (chosen ? { ...one, captions: chosen.file } : one));
  }

  /** One more, for the first language that has none yet. */
  async #take(): Promise<void> {
    const chosen = await this.options.choose("sound");
    const sound = this.options.read();
    if (!chosen || !sound) return;
    const spoken = [sound, ...(sound.also ?? [])].map((one) => one.language);
    const language = sound.language && LANGUAGES.find((one) => !spoken.includes(one));
    this.#then = () => this.#selects[this.#selects.length - 1];
    this.#write([...(sound.also ?? []), { file: chosen.file, ...(language ? { language } : {}) }]);
  }

  #edit(at: number, edit: (one: SoundFile) => SoundFile | null): void {
    const all = [...(this.options.read()?.also ?? [])];
    const one = all[at];
    if (!one) return;
    const edited = edit(one);
    all.splice(at, 1, ...(edited ? [edited] : []));
    this.#write(all);
  }

  #write(all: readonly SoundFile[]): void {
    this.options.write(all as unknown as Json);
    this.update();
  }
}
