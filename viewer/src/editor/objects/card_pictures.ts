// The pictures of an object: their order, what one sees in them in three languages, how large they are, and whether visitors can go close.

import { make } from "../../ui/dom";
import { icon } from "../../ui/icons";
import { LANGUAGES } from "../../review/words";
import type { At, Context, Json, MediaFile, Texts } from "../contract";
import { about, chooseMedia, mediaAddress, mediaFiles } from "./media";
import type { Written } from "./writing";

interface Of {
  readonly at: At;
  read(): readonly MediaFile[];
  said(): string;
  named(): string;
}

export class PictureList implements Written {
  readonly element: HTMLElement;
  #list = make("ol", { class: "objects-pictures", role: "list" });
  #files = "";
  #parts: (() => void)[] = [];

  constructor(
    private readonly context: Context,
    private readonly of: Of,
  ) {
    const { words } = context;
    const add = make("button", { type: "button", class: "shell-button" }, [words.say("objects_picture_add")]);
    add.addEventListener("click", () => void this.#add(add));
    this.element = make("section", { class: "objects-part" }, [make("h3", {}, [words.say("objects_field_pictures")]), this.#list, make("div", { class: "shell-row" }, [add])]);
    mediaFiles(context).subscribe(() => this.element.isConnected && this.update());
  }

  /** The focus goes to what one sees in a picture, else to the button that adds one. */
  focus(place = 0, language?: string): void {
    const fields = this.#list.children[place]?.querySelectorAll<HTMLElement>("textarea");
    const at = LANGUAGES.findIndex((one) => one === language);
    (fields?.[Math.max(at, 0)] ?? this.element.querySelector<HTMLElement>("button.shell-button"))?.focus();
  }

  update(): void {
    const pictures = this.of.read();
    const files = JSON.stringify(pictures.map(({ file }) => file));
    if (files !== this.#files) {
      this.#files = files;
      this.#parts = [];
      this.#list.replaceChildren(...pictures.map((picture, place) => this.#item(picture, place, pictures.length)));
    }
    for (const part of this.#parts) part();
  }

  #write(pictures: readonly MediaFile[], merge?: string): void {
    const value = pictures.length ? (pictures as unknown as Json) : null;
    this.context.store.set(this.of.said(), [[this.of.at, value]], merge);
  }

  async #add(from: HTMLElement): Promise<void> {
    const chosen = await chooseMedia(this.context, ["picture"]);
    from.focus();
    if (!chosen) return;
    const pictures = this.of.read();
    if (pictures.some(({ file }) => file === chosen.file)) return this.context.say(this.context.words.say("objects_picture_there"));
    this.#write([...pictures, { file: chosen.file }]);
    await mediaFiles(this.context).load();
    this.focus(pictures.length);
  }

  #move(place: number, by: number): void {
    const pictures = [...this.of.read()];
    const [moved] = pictures.splice(place, 1);
    if (!moved) return;
    pictures.splice(place + by, 0, moved);
    this.#write(pictures);
    this.update();
    this.#list.children[place + by]?.querySelector<HTMLElement>(`.is-${by < 0 ? "up" : "down"}:not([disabled]), .is-up, .is-down`)?.focus();
  }

  #item(picture: MediaFile, place: number, count: number): HTMLElement {
    const { context } = this;
    const { words } = context;
    const size = make("p", { class: "media-about" });
    const source = mediaAddress(context, picture.file);
    const image = make("img", { src: source, alt: "", loading: "lazy", decoding: "async" });
    image.addEventListener("error", () => (image.hidden = true));
    const round = (name: string, lines: string, kind: string, act: () => void, off = false): HTMLElement => {
      const made = make("button", { type: "button", class: `shell-round ${kind}`, "aria-label": words.say(name, { n: place + 1 }), title: words.say(name, { n: place + 1 }), disabled: off }, [icon(lines)]);
      made.addEventListener("click", act);
      return made;
    };
    const fields = LANGUAGES.map((language) => {
      const field = make("textarea", { class: "objects-field", rows: "1", lang: language, dir: "auto", "aria-label": `${words.say("objects_alt", { n: place + 1 })}, ${words.say(`objects_in_${language}`)}` });
      field.addEventListener("input", () => {
        const alt: Record<string, string> = { ...(this.of.read()[place]?.alt as Texts | undefined), [language]: field.value };
        if (!field.value.trim()) delete alt[language];
        this.#write(this.of.read().map((one, at) => (at === place ? { ...one, alt } : one)), `${this.of.at.join("/")}/${place}/${language}`);
      });
      this.#parts.push(() => {
        const text = this.of.read()[place]?.alt?.[language] ?? "";
        if (field.value.trim() !== text.trim()) field.value = text;
        field.readOnly = context.store.line === "closed";
        const lacks = !text.trim();
        field.placeholder = lacks ? words.say("objects_missing") : "";
        shell.classList.toggle("is-missing", lacks);
      });
      const shell = make("label", { class: "objects-written" }, [make("span", {}, [words.say(`objects_in_${language}`)]), field]);
      return shell;
    });
    this.#parts.push(() => {
      const info = mediaFiles(context).of(picture.file);
      size.textContent = info ? about(context, info) : "";
    });
    return make("li", { class: "objects-picture" }, [
      make("div", { class: "objects-picture-head" }, [
        make("span", { class: "media-picture" }, [image]),
        make("div", { class: "media-texts" }, [make("span", { class: "media-name", translate: "no" }, [picture.file]), size]),
        make("div", { class: "objects-card-tools" }, [
          round("objects_picture_up", "up", "is-up", () => this.#move(place, -1), place === 0),
          round("objects_picture_down", "down", "is-down", () => this.#move(place, 1), place === count - 1),
          round("objects_picture_off", "close", "is-off", () => {
            this.#write(this.of.read().filter((_, at) => at !== place));
            this.update();
            this.focus(Math.min(place, count - 2));
          }),
        ]),
      ]),
      make("fieldset", { class: "objects-texts" }, [make("legend", {}, [words.say("objects_alt", { n: place + 1 })]), make("div", { class: "objects-three" }, fields)]),
    ]);
  }
}
