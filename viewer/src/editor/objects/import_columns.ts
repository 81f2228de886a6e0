// The columns of a table that comes in: what each is taken for, with examples of what stands in it.

import { LANGUAGES } from "../../review/words";
import { make } from "../../ui/dom";
import type { Context } from "../contract";
import { TEXTS } from "./fields";
import type { PreviewColumn } from "./import_apply";

/** What a column can be; `exchange/tables` knows them by these names. */
const PLAIN = ["inventory_number", "dimensions", "height", "width", "length", "depth", "diameter", "pictures", "id", "record"] as const;

export function targetName(context: Context, target: string): string {
  const { words } = context;
  const [key = "", language] = target.split("@");
  return language ? `${words.say(`objects_field_${key}`)}, ${words.say(`objects_in_${language}`)}` : words.say(`objects_field_${key}`);
}

export function importColumns(context: Context, columns: readonly PreviewColumn[], maps: ReadonlyMap<string, string>, mapped: (heading: string, target: string) => void): HTMLElement {
  const { words } = context;
  const targets = [...PLAIN.slice(0, 1), ...[...TEXTS, "technique"].flatMap((key) => LANGUAGES.map((language) => `${key}@${language}`)), ...PLAIN.slice(1)];
  const often = new Map<string, number>();
  for (const { heading } of columns) often.set(heading, (often.get(heading) ?? 0) + 1);
  const rows = columns.map((column) => {
    const { heading, target, why, examples } = column;
    const value = maps.get(heading) ?? target;
    // (A column is known by its heading: one without, or with that of another, cannot be named.)
    const named = heading !== "" && often.get(heading) === 1;
    const select = make("select", { class: "objects-select", "aria-label": words.say("objects_import_is", { heading: heading || words.say("objects_import_nameless") }), disabled: !named }, [
      make("option", { value: "", selected: !value }, [words.say(why === "private" && !value ? "objects_import_private" : "objects_import_left")]),
      ...targets.map((one) => make("option", { value: one, selected: one === value }, [targetName(context, one)])),
      value && !targets.includes(value) ? make("option", { value, selected: true }, [targetName(context, value)]) : null,
    ]);
    select.addEventListener("change", () => mapped(heading, select.value));
    const row = make("tr", { class: value ? null : "is-left", "data-heading": heading }, [
      make("th", { scope: "row" }, [heading || words.say("objects_import_nameless")]),
      make("td", { class: "objects-examples" }, [examples.join(" · ")]),
      make("td", {}, [select]),
    ]);
    return row;
  });
  const head = make("tr", {}, ["heading", "examples", "target"].map((name) => make("th", { scope: "col" }, [words.say(`objects_import_${name}`)])));
  return make("div", { class: "objects-scroll", tabindex: "0", role: "region", "aria-label": words.say("objects_import_columns") }, [make("table", { class: "objects-mapping" }, [make("thead", {}, [head]), make("tbody", {}, rows)])]);
}
