// What a label shows: pictures, a sound, a film, each with its words; of files beside the photographs (portal/media).

import { type Language, LANGUAGES } from "../../../review/words";
import { make } from "../../../ui/dom";
import type { FilmFile, Json, Label, MediaFile, SoundFile, Texts } from "../../contract";
import { AlsoField } from "../../fields/also";
import { TextsField } from "../../fields/texts";
import type { Desk } from "../desk";
import { titleOf } from "../title";
import { section } from "./parts";

export type MediaKind = "picture" | "sound" | "film" | "captions";
/** Asks for a file of a kind, or takes a new one; null: none was chosen. */
export type ChooseMedia = (kind: MediaKind) => Promise<{ readonly file: string } | null>;

const KINDS = ["picture", "sound", "film"] as const;

export class MediaSection {
  readonly element: HTMLElement;
  #parts = make("div", { class: "inspector-media" });
  #add = new Map<MediaKind, HTMLButtonElement>();
  #shown = "";
  #also: AlsoField | null = null;
  #language: HTMLSelectElement | null = null;
  #fields: { readonly field: TextsField; texts(label: Label): Texts | undefined }[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly id: string,
    private readonly choose: ChooseMedia,
  ) {
    const { words } = desk.context;
    const buttons = KINDS.map((kind) => {
      const button = make("button", { type: "button", class: "shell-button" }, [words.say(`room_media_${kind}`)]);
      button.addEventListener("click", () => void choose(kind).then((chosen) => chosen && this.#take(kind, chosen.file)));
      button.hidden = desk.frozen;
      this.#add.set(kind, button);
      return button;
    });
    this.element = section(words.say("room_media"), [this.#parts, make("div", { class: "shell-row" }, buttons)]);
  }

  update(label: Label): void {
    // Made anew only where other files are shown: who writes in a field goes on writing in it.
    const { sound, film } = label;
    const shown = JSON.stringify([label.pictures?.map(({ file }) => file), sound && [sound.file, sound.captions], film && [film.file, film.poster, film.captions]]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#fields = [];
      this.#also = sound ? this.#others() : null;
      this.#language = null;
      this.#parts.replaceChildren(
        ...(label.pictures ?? []).map((picture, at) => this.#picture(picture, at)),
        ...(sound ? [this.#heard("sound", sound, [this.#spoken(), this.#captions("sound", sound.captions), ...(this.#also ? [this.#also.element] : [])])] : []),
        ...(film ? [this.#heard("film", film, LANGUAGES.map((language) => this.#captionsIn(film, language)))] : []),
      );
    }
    for (const { field, texts } of this.#fields) field.update(texts(label));
    this.#also?.update();
    if (this.#language) this.#language.value = sound?.language ?? "";
    this.#add.get("sound")?.toggleAttribute("hidden", !!label.sound || this.desk.frozen);
    this.#add.get("film")?.toggleAttribute("hidden", !!label.film || this.desk.frozen);
  }

  #picture({ file }: MediaFile, at: number): HTMLElement {
    const { words, api } = this.desk.context;
    const image = make("img", { src: api.address(`media/small?file=${encodeURIComponent(file)}`), alt: "", loading: "lazy", width: "96", height: "72" });
    const of = (label: Label): MediaFile | undefined => label.pictures?.[at];
    const write = (field: "alt" | "credit") => (language: Language, text: string) => this.#pictures(at, (picture) => withText(picture, field, language, text), `${field} ${at} ${language}`);
    const alt = this.#texts("room_media_alt", false, write("alt"), (label) => of(label)?.alt);
    const credit = this.#texts("room_media_credit", false, write("credit"), (label) => of(label)?.credit, true);
    const body = [alt, make("details", {}, [make("summary", {}, [words.say("room_media_credit")]), credit])];
    return this.#item(image, file, body, () => this.#pictures(at, () => null));
  }

  #heard(kind: "sound" | "film", { file }: SoundFile | FilmFile, more: readonly HTMLElement[]): HTMLElement {
    const { api } = this.desk.context;
    const address = api.address(`media/play?file=${encodeURIComponent(file)}`);
    const player = make(kind === "sound" ? "audio" : "video", { src: address, controls: true, preload: "none" });
    const write = (field: string) => (language: Language, text: string) => this.#set([kind, field, language], text.trim() ? text : null, `${kind} ${field} ${language}`);
    const fields = [this.#texts("room_media_transcript", true, write("transcript"), (label) => label[kind]?.transcript)];
    if (kind === "sound") fields.unshift(this.#texts("room_title", false, write("title"), (label) => label.sound?.title, true));
    return this.#item(player, file, [...fields, ...more], () => this.#set([kind], null));
  }

  /** Who it is spoken for; nobody speaks in music. */
  #spoken(): HTMLElement {
    const { words } = this.desk.context;
    const select = make("select", {}, [make("option", { value: "" }, [words.say("room_media_nobody")]), ...LANGUAGES.map((code) => make("option", { value: code }, [words.say(`field_${code}`)]))]);
    this.#language = select;
    select.disabled = this.desk.frozen;
    select.addEventListener("change", () => this.#set(["sound", "language"], select.value || null));
    return make("label", { class: "field-select" }, [make("span", {}, [words.say("room_media_spoken")]), select]);
  }

  /** The same in other languages. */
  #others(): AlsoField {
    const { desk } = this;
    return new AlsoField({
      words: desk.context.words,
      read: () => desk.label(this.id)?.sound,
      write: (also) => this.#set(["sound", "also"], also),
      choose: this.choose,
      address: (file) => desk.context.api.address(`media/play?file=${encodeURIComponent(file)}`),
      frozen: () => desk.frozen,
    });
  }

  #captions(kind: "sound", file: string | undefined): HTMLElement {
    return this.#file(this.desk.context.words.say("room_media_captions"), file, (chosen) => this.#set([kind, "captions"], chosen));
  }

  /** Captions of a film are one value of the document: the list is written as a whole. */
  #captionsIn(film: FilmFile, language: Language): HTMLElement {
    const { words } = this.desk.context;
    const there = film.captions?.find((one) => one.language === language);
    return this.#file(`${words.say("room_media_captions")}, ${words.say(`shell_in_${language}`)}`, there?.file, (chosen) => {
      const others = (this.desk.label(this.id)?.film?.captions ?? []).filter((one) => one.language !== language);
      this.#set(["film", "captions"], [...others, ...(chosen ? [{ file: chosen, language }] : [])] as unknown as Json);
    });
  }

  /** A file of captions: which, another one, none. */
  #file(name: string, file: string | undefined, write: (file: string | null) => void): HTMLElement {
    const { words } = this.desk.context;
    const button = make("button", { type: "button", class: "shell-quiet", "aria-label": `${name}: ${words.say(file ? "room_media_without" : "room_media_choose")}` }, [words.say(file ? "room_media_without" : "room_media_choose")]);
    button.addEventListener("click", () => (file ? write(null) : void this.choose("captions").then((chosen) => chosen && write(chosen.file))));
    button.hidden = this.desk.frozen;
    return make("div", { class: "inspector-row" }, [make("span", { class: "inspector-file" }, [file ? `${name}: ${file}` : name]), button]);
  }

  #item(shown: HTMLElement, file: string, fields: readonly HTMLElement[], remove: () => void): HTMLElement {
    const { words } = this.desk.context;
    const button = make("button", { type: "button", class: "shell-quiet" }, [words.say("room_media_remove")]);
    button.addEventListener("click", remove);
    button.hidden = this.desk.frozen;
    return make("div", { class: "inspector-medium" }, [shown, make("p", { class: "inspector-file" }, [file]), ...fields, button]);
  }

  #texts(name: string, long: boolean, write: (language: Language, text: string) => void, texts: (label: Label) => Texts | undefined, optional = false): HTMLElement {
    const field = new TextsField(this.desk.context.words, { label: this.desk.context.words.say(name), long, optional, write });
    field.disabled = this.desk.frozen;
    this.#fields.push({ field, texts });
    return field.element;
  }

  /** Pictures are one value of the document (contract.ts): the list is written as a whole. */
  #pictures(at: number, edit: (picture: MediaFile) => MediaFile | null, merge?: string): void {
    const all = [...(this.desk.label(this.id)?.pictures ?? [])];
    const picture = all[at];
    if (!picture) return;
    const edited = edit(picture);
    all.splice(at, 1, ...(edited ? [edited] : []));
    this.#set(["pictures"], all as unknown as Json, merge);
  }

  #take(kind: MediaKind, file: string): void {
    const label = this.desk.label(this.id);
    if (!label) return;
    if (kind === "picture") this.#set(["pictures"], [...(label.pictures ?? []), { file }] as unknown as Json);
    else this.#set([kind], { file });
  }

  #set(path: readonly string[], value: Json, merge?: string): void {
    const { words, store } = this.desk.context;
    const label = this.desk.label(this.id);
    if (!label) return;
    const at = this.desk.atLabel(this.id, ...path);
    store.set(words.say("room_said_media", { title: titleOf(label, this.desk) }), [[at, value]], merge && `${this.desk.room.file} ${this.id} ${merge}`);
  }
}

function withText(picture: MediaFile, field: "alt" | "credit", language: Language, text: string): MediaFile {
  const { [language]: _, ...others } = picture[field] ?? {};
  return { ...picture, [field]: text.trim() ? { ...others, [language]: text } : others };
}
