// Choosing a picture, a sound, a film or captions: one that the museum has, or one that is sent now.

import { make } from "../../ui/dom";
import { icon, type Icon } from "../../ui/icons";
import type { Context, Texts } from "../contract";
import { dialog } from "../shell/help";
import { folded } from "./fields";
import { form, kindOf, type MediaInfo, type MediaKind, mediaFiles, usedFiles } from "./media_files";
import { NotTaken, sendFile } from "./media_send";

export { type MediaInfo, type MediaKind, mediaFiles } from "./media_files";

export interface Chosen {
  readonly file: string;
  readonly kind: MediaKind;
}

const ACCEPT: Readonly<Record<MediaKind, string>> = {
  picture: "image/*,.heic,.heif,.avif,.tif,.tiff,.webp",
  sound: ".mp3,.ogg,.oga,.opus,.m4a,.wav",
  film: ".mp4,.m4v,.webm",
  captions: ".vtt",
};

/** The small picture of a picture; a sound, a film or captions themselves. */
export const mediaAddress = (context: Context, file: string): string =>
  `${context.api.address(kindOf(file) === "picture" ? "media/small" : "media/play")}?file=${encodeURIComponent(file)}`;

/** Lets a person choose a file of these kinds; null where nobody has chosen. */
export function chooseMedia(context: Context, kinds: readonly MediaKind[]): Promise<Chosen | null> {
  return new Promise((resolve) => new Chooser(context, kinds, resolve).open());
}

/** Shows all files of the museum; what nothing shows can be removed. */
export function showMedia(context: Context): void {
  new Chooser(context, ["picture", "sound", "film", "captions"], null).open();
}

/** The sentence that the portal has said, in the language of the page. */
export function sentence(context: Context, error: unknown): string {
  if (error instanceof NotTaken && error.message) return error.message;
  const { texts } = error as { texts?: Texts | null };
  return texts ? context.words.of(texts) : context.words.say("media_no_answer");
}

export function sizeText(context: Context, bytes: number): string {
  const [unit, share] = bytes >= 1e9 ? ["gb", bytes / 1e9] : bytes >= 1e6 ? ["mb", bytes / 1e6] : ["kb", Math.max(bytes / 1e3, 1)];
  const digits = new Intl.NumberFormat(context.words.language, { maximumFractionDigits: share < 10 ? 1 : 0 });
  return context.words.say(`media_${unit}`, { n: digits.format(share) });
}

/** What there is to know of a file: its size, and whether visitors can go close. */
export function about(context: Context, info: MediaInfo): string {
  const { words } = context;
  const parts = [info.width && info.height ? `${info.width} × ${info.height}` : "", info.duration ? timeText(info.duration) : "", sizeText(context, info.size)];
  return [...parts.filter(Boolean), info.kind === "picture" && !info.waits && !info.refused ? words.say(info.zoom ? "media_zooms" : "media_zooms_not") : ""].filter(Boolean).join(" · ");
}

export const timeText = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`;

class Chooser {
  readonly #dialog: HTMLDialogElement;
  readonly #list = make("ul", { class: "media-list", role: "list" });
  readonly #state = make("div", { class: "media-state", role: "status" });
  readonly #search: HTMLInputElement;
  readonly #input: HTMLInputElement;
  readonly #stop = new AbortController();
  #chosen: Chosen | null = null;
  #sending = 0;

  constructor(
    private readonly context: Context,
    private readonly kinds: readonly MediaKind[],
    private readonly resolve: ((chosen: Chosen | null) => void) | null,
  ) {
    const { words } = context;
    const search = words.say("media_search");
    this.#search = make("input", { type: "search", class: "shell-search", placeholder: search, "aria-label": search, autocomplete: "off" });
    this.#search.addEventListener("input", () => this.#draw());
    this.#input = make("input", { type: "file", class: "media-input", multiple: !resolve, accept: kinds.map((kind) => ACCEPT[kind]).join(","), tabindex: "-1", "aria-hidden": "true" });
    this.#input.addEventListener("change", () => void this.#send([...(this.#input.files ?? [])]));
    const send = make("button", { type: "button", class: "shell-button is-main" }, [words.say("media_send")]);
    send.addEventListener("click", () => this.#input.click());
    const drop = make("div", { class: "media-drop" }, [send, this.#input, make("p", { class: "shell-lead" }, [words.say(`media_lead_${kinds.length > 1 ? "any" : (kinds[0] as MediaKind)}`)])]);
    const title = words.say(!resolve ? "media_files" : `media_choose_${kinds.length > 1 ? "any" : (kinds[0] as MediaKind)}`);
    this.#dialog = dialog(title, words, [drop, this.#state, this.#search, this.#list]);
    this.#dialog.classList.add("is-wide", "media-dialog");
    for (const name of ["dragenter", "dragover"] as const)
      this.#dialog.addEventListener(name, (event) => (event.preventDefault(), drop.classList.add("is-over")));
    this.#dialog.addEventListener("dragleave", (event) => event.relatedTarget === null && drop.classList.remove("is-over"));
    this.#dialog.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("is-over");
      void this.#send([...(event.dataTransfer?.files ?? [])]);
    });
    this.#dialog.addEventListener("close", () => {
      this.#stop.abort();
      this.resolve?.(this.#chosen);
    });
  }

  open(): void {
    // (Inside of the shell: its styles are those of the editor.)
    (document.querySelector(".shell") ?? document.body).append(this.#dialog);
    this.#draw();
    this.#dialog.showModal();
    void mediaFiles(this.context).load().then(() => this.#draw());
  }

  #take(chosen: Chosen): void {
    this.#chosen = chosen;
    this.#dialog.close();
  }

  async #send(files: readonly File[]): Promise<void> {
    const { context } = this;
    this.#input.value = "";
    for (const file of this.resolve ? files.slice(0, 1) : files) {
      const bar = make("progress", { max: "1", value: "0", "aria-label": file.name });
      const text = make("span", {}, [context.words.say("media_sending", { name: file.name })]);
      const line = make("div", { class: "media-sending" }, [text, bar]);
      this.#state.replaceChildren(line);
      this.#sending++;
      try {
        const name = await sendFile(context, file, {
          progress: (share) => ((bar.value = share), (text.textContent = context.words.say(share < 1 ? "media_sending" : "media_looking", { name: file.name }))),
          lost: () => (text.textContent = context.words.say("media_lost", { name: file.name })),
          signal: this.#stop.signal,
        });
        text.textContent = context.words.say("media_looking", { name: file.name });
        bar.removeAttribute("value");
        const info = await mediaFiles(context).looked(name, this.#stop.signal);
        if (this.#stop.signal.aborted) return;
        const kind = info?.kind ?? kindOf(name);
        if (info?.refused) this.#refuse(info.said.map((one) => context.words.of(one)).join(" "));
        else if (this.resolve && this.kinds.includes(kind)) return this.#take({ file: info?.file ?? name, kind });
        else if (this.resolve) this.#refuse(context.words.say("media_other_kind", { name: file.name }));
        else this.#state.replaceChildren(make("p", {}, [context.words.say("media_came", { name: info?.file ?? name })]));
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#refuse(sentence(context, error));
      } finally {
        this.#sending--;
        if (!this.#stop.signal.aborted) this.#draw();
      }
    }
  }

  #refuse(text: string): void {
    this.#state.replaceChildren(make("p", { class: "media-refusal", role: "alert" }, [text]));
  }

  #draw(): void {
    const { context } = this;
    const used = usedFiles(context.store.museum);
    const wanted = folded(this.#search.value.trim());
    const files = mediaFiles(context).all.filter((info) => this.kinds.includes(info.kind) && (!this.resolve || !info.refused));
    const found = files.filter(({ file }) => folded(file).includes(wanted));
    this.#search.hidden = files.length < 9 && !wanted;
    this.#list.replaceChildren(...found.map((info) => this.#item(info, used.has(form(info.file)))));
    if (!found.length) this.#list.replaceChildren(make("li", { class: "media-none" }, [context.words.say(wanted ? "media_none_found" : "media_none")]));
  }

  #item(info: MediaInfo, used: boolean): HTMLElement {
    const { context } = this;
    const { words } = context;
    const drawn = info.kind === "picture" && !info.refused && !info.waits;
    const picture = drawn
      ? make("img", { src: mediaAddress(context, info.file), alt: "", loading: "lazy", decoding: "async" })
      : make("span", { class: "media-icon" }, [icon((info.kind === "captions" ? "text" : info.kind) satisfies Icon)]);
    const state = info.refused ? info.said.map((one) => words.of(one)).join(" ") : used ? words.say("media_used") : words.say("media_unused");
    const texts = [
      make("span", { class: "media-name", translate: "no" }, [info.file]),
      make("span", { class: "media-about" }, [about(context, info)]),
      make("span", { class: info.refused ? "media-refusal" : used ? "media-about" : "media-unused" }, [state]),
    ];
    if (this.resolve) {
      const button = make("button", { type: "button", class: "media-item" }, [make("span", { class: "media-picture" }, [picture]), make("span", { class: "media-texts" }, texts)]);
      button.addEventListener("click", () => this.#take({ file: info.file, kind: info.kind }));
      return make("li", {}, [button]);
    }
    const play = info.kind === "sound" && !info.refused && make("audio", { src: mediaAddress(context, info.file), controls: true, preload: "none", "aria-label": info.file });
    const remove = !used && make("button", { type: "button", class: "shell-quiet", "aria-label": words.say("media_remove_one", { name: info.file }) }, [words.say("media_remove")]);
    if (remove) remove.addEventListener("click", () => void this.#remove(info));
    return make("li", { class: "media-item" }, [make("span", { class: "media-picture" }, [picture]), make("span", { class: "media-texts" }, [...texts, play || null, remove || null])]);
  }

  async #remove(info: MediaInfo): Promise<void> {
    const { context } = this;
    try {
      await context.api.post("media/remove", { file: info.file });
      this.#state.replaceChildren(make("p", {}, [context.words.say("media_removed", { name: info.file })]));
    } catch (error) {
      this.#refuse(sentence(context, error));
    }
    await mediaFiles(context).load();
    this.#draw();
    this.#search.hidden ? this.#dialog.querySelector<HTMLElement>(".shell-button")?.focus() : this.#search.focus();
  }
}
