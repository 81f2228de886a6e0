// Row by row, what a table would change: new, otherwise, the same, or not to be taken and why. Each can be left out.

import { make } from "../../ui/dom";
import type { Context, Texts } from "../contract";
import { targetName } from "./import_columns";
import type { Preview, PreviewRow } from "./import_apply";

const KINDS = ["new", "changed", "wrong", "same"] as const;
type Kind = (typeof KINDS)[number];
const AT_ONCE = 100;
const ODD = ["table-pictures-missing", "table-pictures-remote", "table-numbers", "table-letters", "table-sheets", "table-rows-untitled"];

export interface Rows {
  readonly element: HTMLElement;
  chosen(): PreviewRow[];
  changed: () => void;
}

export function importRows(context: Context, preview: Preview): Rows {
  const { words } = context;
  const by = new Map<Kind, PreviewRow[]>(KINDS.map((kind) => [kind, preview.shown.filter(({ status }) => status === kind)]));
  const off = new Set<number>();
  const rows: Rows = {
    element: make("div", { class: "objects-rows" }),
    chosen: () => preview.shown.filter(({ status, number }) => (status === "new" || status === "changed") && !off.has(number)),
    changed: () => {},
  };
  const list = make("div", { class: "objects-rows-list", role: "tabpanel", tabindex: "0" });
  const kinds = KINDS.filter((kind) => (by.get(kind) ?? []).length);
  let shown: Kind = kinds[0] ?? "same";
  const tabs = new Map<Kind, HTMLElement>();

  const title = (row: PreviewRow): string => (typeof row.title === "string" ? row.title : words.of(row.title)) || row.id;

  const one = (row: PreviewRow): HTMLElement => {
    const number = make("span", { class: "objects-row-number" }, [words.say("objects_import_row", { n: row.number })]);
    if (row.status === "wrong") return make("li", {}, [number, make("span", { class: "objects-wrong" }, [words.of(row.wrong as Texts)])]);
    if (row.status === "same") return make("li", {}, [number, make("span", {}, [title(row)])]);
    const box = make("input", { type: "checkbox", checked: !off.has(row.number), "aria-label": words.say("objects_import_take", { n: row.number, name: title(row) }) });
    box.addEventListener("change", () => {
      if (box.checked) off.delete(row.number);
      else off.add(row.number);
      all.checked = isAll();
      rows.changed();
    });
    const fields = row.fields.map(([key, before, after]) =>
      make("div", { class: "objects-change" }, [
        make("dt", {}, [targetName(context, key)]),
        make("dd", {}, [before && make("del", {}, [before]), make("ins", {}, [after])]),
      ]),
    );
    return make("li", {}, [make("label", { class: "objects-take" }, [box, number, make("strong", {}, [title(row)])]), make("dl", { class: "objects-changes" }, fields)]);
  };

  const isAll = (): boolean => (by.get(shown) ?? []).every(({ number }) => !off.has(number));
  const all = make("input", { type: "checkbox" });
  const allLabel = make("label", { class: "objects-take is-all" }, [all, make("span", {}, [words.say("objects_import_all")])]);
  all.addEventListener("change", () => {
    for (const { number } of by.get(shown) ?? []) {
      if (all.checked) off.delete(number);
      else off.add(number);
    }
    draw();
    rows.changed();
  });

  const items = make("ul", { class: "objects-rows-items", role: "list" });
  const more = make("button", { type: "button", class: "shell-button" }, [words.say("objects_show_more")]);
  const extend = (): void => {
    const found = by.get(shown) ?? [];
    const from = items.childElementCount;
    items.append(...found.slice(from, from + AT_ONCE).map(one));
    more.hidden = items.childElementCount >= found.length;
  };
  more.addEventListener("click", () => {
    const from = items.childElementCount;
    extend();
    items.children[from]?.querySelector<HTMLElement>("input")?.focus();
  });

  const draw = (): void => {
    for (const [kind, tab] of tabs) {
      tab.setAttribute("aria-selected", String(kind === shown));
      tab.tabIndex = kind === shown ? 0 : -1;
    }
    list.setAttribute("aria-label", words.say(`objects_import_tab_${shown}`));
    allLabel.hidden = shown === "same" || shown === "wrong";
    all.checked = isAll();
    items.replaceChildren();
    extend();
  };

  const bar = make("div", { class: "objects-tabs", role: "tablist" });
  for (const kind of kinds) {
    const count = new Intl.NumberFormat(words.language).format((by.get(kind) ?? []).length);
    const tab = make("button", { type: "button", role: "tab", class: `objects-tab is-${kind}` }, [make("strong", {}, [count]), make("span", {}, [words.say(`objects_import_tab_${kind}`)])]);
    tab.addEventListener("click", () => ((shown = kind), draw()));
    tab.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (!step) return;
      event.preventDefault();
      shown = kinds[(kinds.indexOf(kind) + step + kinds.length) % kinds.length] as Kind;
      draw();
      tabs.get(shown)?.focus();
    });
    tabs.set(kind, tab);
    bar.append(tab);
  }
  const odd = ODD.filter((code) => preview.odd[code]?.length).map((code) => {
    const names = preview.odd[code] ?? [];
    const first = names.slice(0, 12).join(", ") + (names.length > 12 ? "…" : "");
    return make("li", {}, [words.say(`objects_odd_${code.replace(/^table-/, "").replace(/-/g, "_")}`, { n: names.length, names: first })]);
  });
  const nothing = !by.get("new")?.length && !by.get("changed")?.length;
  rows.element.append(
    ...(nothing ? [make("p", { class: "objects-note" }, [words.say("objects_import_nothing")])] : []),
    ...(odd.length ? [make("ul", { class: "objects-note", role: "list" }, odd)] : []),
    bar,
    list,
  );
  list.append(allLabel, items, more);
  draw();
  return rows;
}
