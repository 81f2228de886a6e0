// The sound of an object: the recording, who it is spoken for, and what is heard in words, in three languages.

import { type Language, LANGUAGES } from "../../review/words";
import { make } from "../../ui/dom";
import type { At, Context, SoundFile } from "../contract";
import { AlsoField } from "../fields/also";
import { about, chooseMedia, mediaAddress, mediaFiles } from "./media";
import { setValue, textsField, type Written } from "./writing";

interface Of {
  readonly at: At;
  read(): SoundFile | undefined;
  said(): string;
}

export class SoundPart implements Written {
  readonly element = make("section", { class: "objects-part" });
  #file = "\0";
  #parts: (() => void)[] = [];
  #transcript: { focus(language: Language): void } | null = null;

  constructor(
    private readonly context: Context,
    private readonly of: Of,
  ) {
    mediaFiles(context).subscribe(() => this.element.isConnected && this.update());
  }

  focus(language: Language | null): void {
    if (language && this.#transcript) this.#transcript.focus(language);
    else this.element.querySelector<HTMLElement>("button")?.focus();
  }

  update(): void {
    const file = this.of.read()?.file ?? "";
    if (file !== this.#file) {
      this.#file = file;
      this.#parts = [];
      this.#transcript = null;
      this.#build(file);
    }
    for (const part of this.#parts) part();
  }

  #build(file: string): void {
    const { context } = this;
    const { words } = context;
    const heading = make("h3", {}, [words.say("objects_field_sound")]);
    const choose = make("button", { type: "button", class: "shell-button" }, [words.say(file ? "objects_sound_other" : "objects_sound_add")]);
    choose.addEventListener("click", () => void this.#choose());
    if (!file) return this.element.replaceChildren(heading, make("div", { class: "shell-row" }, [choose]));
    const off = make("button", { type: "button", class: "shell-quiet" }, [words.say("objects_sound_off")]);
    off.addEventListener("click", () => {
      setValue(context, this.of.said(), this.of.at, null);
      this.update();
      this.focus(null);
    });
    const size = make("p", { class: "media-about" });
    const player = make("audio", { class: "objects-player", controls: true, preload: "none", src: mediaAddress(context, file), "aria-label": file });
    const language = make("select", { class: "objects-select" }, [
      make("option", { value: "" }, [words.say("objects_spoken_none")]),
      ...LANGUAGES.map((one) => make("option", { value: one }, [words.say(`objects_in_${one}`)])),
    ]);
    language.addEventListener("change", () => setValue(context, this.of.said(), [...this.of.at, "language"], language.value || null));
    const title = textsField(context, { at: [...this.of.at, "title"], read: () => this.of.read()?.title, said: this.of.said, name: words.say("objects_sound_title") });
    const transcript = textsField(context, { at: [...this.of.at, "transcript"], read: () => this.of.read()?.transcript, said: this.of.said, name: words.say("objects_transcript"), long: true, needed: true });
    this.#transcript = transcript;
    const also = new AlsoField({
      words,
      read: this.of.read,
      write: (list) => setValue(context, this.of.said(), [...this.of.at, "also"], list),
      choose: (kind) => chooseMedia(context, [kind]),
      address: (name) => mediaAddress(context, name),
      frozen: () => context.store.line === "closed",
    });
    this.#parts.push(title.update, transcript.update, () => also.update(), () => {
      const info = mediaFiles(context).of(file);
      size.textContent = info ? about(context, info) : "";
      language.value = this.of.read()?.language ?? "";
    });
    this.element.replaceChildren(
      heading,
      make("p", { class: "media-name", translate: "no" }, [file]),
      size,
      player,
      make("div", { class: "shell-row" }, [choose, off]),
      make("label", { class: "objects-written is-short" }, [make("span", {}, [words.say("objects_spoken")]), language]),
      also.element,
      title.element,
      transcript.element,
    );
  }

  async #choose(): Promise<void> {
    const chosen = await chooseMedia(this.context, ["sound"]);
    if (chosen) {
      const sound = this.of.read();
      setValue(this.context, this.of.said(), sound ? [...this.of.at, "file"] : this.of.at, sound ? chosen.file : { file: chosen.file });
      void mediaFiles(this.context).load();
      this.update();
    }
    this.focus(null);
  }
}
