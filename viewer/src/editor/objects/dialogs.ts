// A new object, and what happens when objects are removed.

import { LANGUAGES } from "../../review/words";
import { make } from "../../ui/dom";
import type { Context, Exhibit } from "../contract";
import { dialog } from "../shell/help";
import { addOperation, called, freeId, makeAll, objectsOf, type Orphans, removeOperations } from "./edits";
import { placesOf } from "./places";

const show = (element: HTMLDialogElement): void => {
  (document.querySelector(".shell") ?? document.body).append(element);
  element.showModal();
};

/** Asks what it is called; `added` is told its id. */
export function askNew(context: Context, added: (id: string) => void): void {
  const { words, store } = context;
  const field = (label: string, lang: string | null): HTMLInputElement => make("input", { class: "objects-field", lang, dir: "auto", autocomplete: "off", "aria-label": label });
  const titles = LANGUAGES.map((language) => [language, field(`${words.say("objects_field_title")}, ${words.say(`objects_in_${language}`)}`, language)] as const);
  const number = field(words.say("objects_field_inventory_number"), null);
  const add = make("button", { type: "submit", class: "shell-button is-main" }, [words.say("objects_add_it")]);
  const form = make("form", { class: "objects-new", method: "dialog" }, [
    make("p", { class: "shell-lead" }, [words.say("objects_new_lead")]),
    ...titles.map(([language, input]) => make("label", { class: "objects-written" }, [make("span", {}, [`${words.say("objects_field_title")}, ${words.say(`objects_in_${language}`)}`]), input])),
    make("label", { class: "objects-written" }, [make("span", {}, [words.say("objects_field_inventory_number")]), number]),
    make("div", { class: "shell-row" }, [add]),
  ]);
  const element = dialog(words.say("objects_new"), words, [form]);
  form.addEventListener("submit", () => {
    const title = Object.fromEntries(titles.map(([language, input]) => [language, input.value.trim()] as const).filter(([, text]) => text));
    const taken = new Set(objectsOf(store.museum).map(({ id }) => id));
    const id = freeId(taken, [title["en"], title["kk"], title["ru"], number.value]);
    const thing: Exhibit = { id, ...(number.value.trim() && { inventory_number: number.value.trim() }), ...(Object.keys(title).length && { title }) };
    store.make(words.say("objects_said_added", { object: called(context, thing) }), [addOperation(thing)]);
    added(id);
  });
  show(element);
  titles[0]?.[1].focus();
}

/** Asks where a label places one of the objects; removes them. `removed` is told when they are gone. */
export function askRemove(context: Context, ids: readonly string[], removed: () => void): void {
  const { words, store } = context;
  const chosen = new Set(ids);
  const things = objectsOf(store.museum).filter(({ id }) => chosen.has(id));
  const first = things[0];
  if (!first || store.line === "closed") return;
  const places = placesOf(context);
  const placed = things.flatMap((thing) => (places.get(thing.id) ?? []).map((place) => ({ thing, place })));
  const name = things.length === 1 ? words.say("objects_quoted", { name: called(context, first) }) : words.count("objects_many", things.length);
  const remove = (orphans: Orphans): void => {
    makeAll(store, words.say("objects_said_removed", { object: name }), removeOperations(store.museum, chosen, places, orphans));
    context.say(words.say("objects_removed", { object: name }));
    removed();
  };
  if (!placed.length) return remove("keep");
  const choice = (value: Orphans, checked: boolean): HTMLElement =>
    make("label", { class: "objects-choice" }, [make("input", { type: "radio", name: "orphans", value, checked }), make("span", {}, [make("strong", {}, [words.say(`objects_orphans_${value}`)]), make("span", {}, [words.say(`objects_orphans_${value}_lead`)])])]);
  const go = make("button", { type: "submit", class: "shell-button is-loss" }, [words.say("objects_remove_now")]);
  const keep = make("button", { type: "button", class: "shell-button" }, [words.say("objects_remove_not")]);
  const form = make("form", { class: "objects-remove", method: "dialog" }, [
    make("p", {}, [words.count("objects_placed", placed.length)]),
    make(
      "ul",
      { class: "objects-places" },
      placed.slice(0, 20).map(({ thing, place }) => make("li", {}, [make("span", {}, [things.length > 1 ? `${place.name} · ${called(context, thing)}` : place.name])])),
    ),
    placed.length > 20 ? make("p", { class: "shell-lead" }, [words.say("objects_more", { n: placed.length - 20 })]) : null,
    make("fieldset", { class: "objects-choices" }, [make("legend", {}, [words.say("objects_orphans")]), choice("keep", true), choice("remove", false)]),
    make("p", { class: "shell-lead" }, [words.say("objects_remove_undo")]),
    make("div", { class: "shell-row" }, [go, keep]),
  ]);
  const element = dialog(words.say("objects_remove_title", { object: name }), words, [form]);
  keep.addEventListener("click", () => element.close());
  form.addEventListener("submit", () => remove((new FormData(form).get("orphans") as Orphans | null) ?? "keep"));
  show(element);
  keep.focus();
}
