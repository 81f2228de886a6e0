// What is laid over the tripod: in all rooms, and otherwise in this one.

import { make } from "../../../ui/dom";
import type { At, Json, Patch } from "../../contract";
import { NumberField } from "../../fields/number";
import { atScene } from "../../rooms";
import type { Desk } from "../desk";
import { ownPatch, RADIUS } from "../tripod";
import type { ChooseMedia } from "./media";
import { ICONS, section, tool } from "./parts";

type Here = "all" | "own" | "none";

export class PatchSection {
  readonly element: HTMLElement;
  #here = make("select", {});
  #all: PatchFields;
  #own: PatchFields;

  constructor(
    private readonly desk: Desk,
    choose: ChooseMedia | null,
  ) {
    const { words } = desk.context;
    for (const here of ["all", "own", "none"] as const) this.#here.append(make("option", { value: here }, [words.say(`room_patch_here_${here}`)]));
    this.#here.addEventListener("change", () => this.#set(this.#here.value as Here));
    this.#here.disabled = desk.frozen;
    this.#all = new PatchFields(desk, ["patch"], words.say("room_patch_all"), choose);
    this.#own = new PatchFields(desk, atScene(desk.room.file, "patch"), words.say("room_patch_own"), choose);
    const row = make("label", { class: "field-select" }, [make("span", {}, [words.say("room_patch_here")]), this.#here]);
    const look = tool(ICONS.look, words.say("room_patch_look"), () => desk.panorama?.go({ pitch: -90 }));
    look.hidden = !desk.panorama;
    this.element = section(words.say("room_patch"), [make("p", {}, [words.say("room_patch_text")]), row, this.#own.element, this.#all.element, make("div", { class: "shell-row" }, [look])]);
  }

  update(): void {
    const { museum } = this.desk.context.store;
    const own = ownPatch(this.desk.scene);
    const here: Here = !own ? "all" : own.shown === false ? "none" : "own";
    if (this.#here.value !== here) this.#here.value = here;
    this.#own.element.hidden = here !== "own";
    this.#all.update(museum.patch ?? {}, {});
    this.#own.update(own ?? {}, museum.patch ?? {});
  }

  #set(here: Here): void {
    const { words, store } = this.desk.context;
    const { museum } = store;
    // One's own begins as it is in all rooms.
    const value: Json = here === "all" ? null : here === "none" ? { shown: false } : { radius: museum.patch?.radius ?? RADIUS };
    store.set(words.say("room_said_patch"), [[atScene(this.desk.room.file, "patch"), value]]);
  }
}

class PatchFields {
  readonly element: HTMLElement;
  #picture = make("p", { class: "inspector-object" });
  #unset: HTMLButtonElement;
  #radius: NumberField;
  #turn: NumberField;
  #blur = make("input", { type: "checkbox" });

  constructor(
    private readonly desk: Desk,
    private readonly at: At,
    title: string,
    choose: ChooseMedia | null,
  ) {
    const { words } = desk.context;
    const add = tool("M4 5.5h16v13H4zM4.5 16 9 11.5l3.5 3.5 3-3 4 4M15.5 9v.2", words.say("room_patch_choose"), () => void choose?.("picture").then((chosen) => chosen && this.#set("picture", chosen.file)));
    add.hidden = desk.frozen || !choose;
    this.#unset = make("button", { type: "button", class: "shell-quiet" }, [words.say("room_patch_no_picture")]);
    this.#unset.addEventListener("click", () => this.#set("picture", null));
    this.#radius = new NumberField({ words, label: words.say("room_patch_radius"), low: 5, high: 60, step: 0.5, write: (value) => this.#set("radius", value, true) });
    this.#turn = new NumberField({ words, label: words.say("room_patch_turn"), low: -180, high: 180, step: 1, write: (value) => this.#set("turn", value, true) });
    this.#blur.addEventListener("change", () => this.#set("blur", this.#blur.checked || null));
    this.#radius.disabled = this.#turn.disabled = this.#blur.disabled = desk.frozen;
    this.element = make("fieldset", { class: "inspector-patch" }, [
      make("legend", {}, [title]),
      make("div", { class: "inspector-row" }, [this.#picture, add, this.#unset]),
      make("div", { class: "inspector-pair" }, [this.#radius.element, this.#turn.element]),
      make("label", { class: "field-switch" }, [this.#blur, make("span", {}, [words.say("room_patch_blur")])]),
    ]);
  }

  /** `instead`: what counts where this says nothing. */
  update(patch: Patch, instead: Patch): void {
    const { words } = this.desk.context;
    this.#picture.textContent = patch.picture ?? (instead.picture ? words.say("room_patch_as_all", { file: instead.picture }) : words.say("room_patch_none"));
    this.#unset.hidden = !patch.picture || this.desk.frozen;
    this.#radius.update(patch.radius ?? instead.radius ?? RADIUS);
    this.#turn.update(patch.turn ?? instead.turn ?? 0);
    this.#blur.checked = patch.blur ?? instead.blur ?? false;
  }

  #set(field: string, value: Json, typed = false): void {
    const { words, store } = this.desk.context;
    store.set(words.say("room_said_patch"), [[[...this.at, field], value]], typed ? `${this.at.join(" ")} ${field}` : undefined);
  }
}
