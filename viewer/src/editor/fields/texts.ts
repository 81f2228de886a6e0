// A text in the three languages, all of them in sight, with what is missing marked; written while one types.

import { type Language, LANGUAGES, type Words } from "../../review/words";
import { make } from "../../ui/dom";
import type { Texts } from "../contract";

/** Letters of one text. */
export const MOST = 20_000;
/** What a document must say: English may be missing. */
const NEEDED: readonly Language[] = ["kk", "ru"];

export interface TextsOptions {
  readonly label: string;
  /** Several lines, where an empty one begins a new paragraph. */
  readonly long?: boolean;
  /** Nothing is missing where nothing is said in any language. */
  readonly optional?: boolean;
  write(language: Language, text: string): void;
}

/** As it may be kept: no control characters; marks of the direction of writing stay. */
// eslint-disable-next-line no-control-regex -- they are what is taken out
export const cleaned = (text: string): string => text.replace(/\r\n?/g, "\n").replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, "").slice(0, MOST);

export class TextsField {
  readonly element: HTMLFieldSetElement;
  #fields = new Map<Language, HTMLInputElement | HTMLTextAreaElement>();
  #rows = new Map<Language, HTMLElement>();
  #notes = new Map<Language, HTMLElement>();
  #written = new Map<Language, string>();

  constructor(
    private readonly words: Words,
    private readonly options: TextsOptions,
  ) {
    this.element = make("fieldset", { class: "field-texts" }, [make("legend", {}, [options.label])]);
    for (const language of LANGUAGES) {
      const name = `${options.label}, ${words.say(`shell_in_${language}`)}`;
      const shared = { lang: language, dir: "auto", maxlength: String(MOST), "aria-label": name, spellcheck: "true", autocomplete: "off" };
      const field = options.long ? make("textarea", { ...shared, rows: "3" }) : make("input", { ...shared, type: "text" });
      const note = make("small", { class: "field-note" });
      field.addEventListener("input", () => this.#input(language, field));
      const row = make("label", { class: "field-language" }, [make("span", { class: "field-tag" }, [words.say(`field_${language}`), note]), field]);
      this.#fields.set(language, field);
      this.#rows.set(language, row);
      this.#notes.set(language, note);
      this.element.append(row);
    }
  }

  set disabled(disabled: boolean) {
    for (const field of this.#fields.values()) field.readOnly = disabled;
  }

  focus(): void {
    const empty = NEEDED.find((language) => !this.#fields.get(language)?.value);
    const field = this.#fields.get(empty ?? this.words.language);
    field?.focus();
    field?.select();
  }

  /** `instead`: what visitors get where nothing is said here. */
  update(texts: Texts = {}, instead: Texts = {}): void {
    const none = this.options.optional && !LANGUAGES.some((language) => texts[language]);
    for (const [language, field] of this.#fields) {
      const text = texts[language] ?? "";
      // While one types, what one has typed stands, as long as nobody else has written there.
      const typing = field === document.activeElement && text === this.#written.get(language)?.trim();
      if (field.value !== text && !typing) field.value = text;
      this.#written.set(language, typing ? field.value : text);
      field.placeholder = instead[language] ?? "";
      const lacks = !none && NEEDED.includes(language) && !text && !instead[language];
      this.#rows.get(language)?.classList.toggle("is-lacking", lacks);
      this.#note(language, lacks ? this.words.say("field_missing") : text.length >= MOST ? this.words.say("field_full", { most: MOST }) : "");
    }
  }

  #input(language: Language, field: HTMLInputElement | HTMLTextAreaElement): void {
    const text = cleaned(field.value);
    this.#written.set(language, text);
    this.options.write(language, text);
  }

  #note(language: Language, text: string): void {
    const note = this.#notes.get(language);
    if (note && note.textContent !== text) note.textContent = text;
  }
}
