// The sound of the room: wind, a fire, a kui from next door. Visitors switch it on themselves, and it repeats.

import { make } from "../../../ui/dom";
import { setRoom } from "../../rooms";
import type { Desk } from "../desk";
import type { ChooseMedia } from "./media";
import { section } from "./parts";

export class AmbientSection {
  readonly element: HTMLElement;
  #player = make("audio", { class: "inspector-ambient", controls: true, preload: "none" });
  #file = make("p", { class: "inspector-file", translate: "no" });
  #choose: HTMLButtonElement;
  #off: HTMLButtonElement;

  constructor(
    private readonly desk: Desk,
    choose: ChooseMedia,
  ) {
    const { words } = desk.context;
    this.#choose = make("button", { type: "button", class: "shell-button" });
    this.#choose.addEventListener("click", () => void choose("sound").then((chosen) => chosen && this.#set(chosen.file)));
    this.#off = make("button", { type: "button", class: "shell-quiet" }, [words.say("room_ambient_off")]);
    this.#off.addEventListener("click", () => {
      this.#set(null);
      this.#choose.focus();
    });
    this.element = section(words.say("room_ambient"), [make("p", {}, [words.say("room_ambient_text")]), this.#player, this.#file, make("div", { class: "shell-row" }, [this.#choose, this.#off])]);
  }

  update(): void {
    const { context, frozen, scene } = this.desk;
    const file = scene?.ambient?.file ?? "";
    if (file !== this.#file.textContent || !this.#choose.textContent) {
      this.#file.textContent = file;
      this.#choose.textContent = context.words.say(file ? "room_ambient_other" : "room_ambient_add");
      this.#player.setAttribute("aria-label", file);
      // (Without an address nothing is played any more.)
      if (file) this.#player.src = context.api.address(`media/play?file=${encodeURIComponent(file)}`);
      else this.#player.removeAttribute("src");
      this.#player.load();
    }
    this.#player.hidden = this.#file.hidden = !file;
    this.#choose.hidden = frozen;
    this.#off.hidden = frozen || !file;
  }

  /** What else is said of it in museum.toml stays with the next file. */
  #set(file: string | null): void {
    const { context, room, scene } = this.desk;
    const path = file && scene?.ambient ? ["ambient", "file"] : ["ambient"];
    const value = !file ? null : scene?.ambient ? file : { file };
    setRoom(context.store, room, context.words.say("room_said_ambient", { room: context.named(room.id) }), [[path, value]]);
  }
}
