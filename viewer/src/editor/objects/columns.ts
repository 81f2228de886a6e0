// Which columns the table has: chosen by each person, and kept in the browser.

import { make } from "../../ui/dom";
import type { Context } from "../contract";
import { AT_FIRST, type Column, columnName, COLUMNS } from "./fields";

const KEPT = "jetisu360-editor-columns";

export function chosenColumns(): readonly Column[] {
  let keys: readonly string[] = AT_FIRST;
  try {
    const found = JSON.parse(localStorage.getItem(KEPT) ?? "null") as unknown;
    if (Array.isArray(found) && found.length) keys = found.map(String);
  } catch {
    // a browser that keeps nothing
  }
  const columns = COLUMNS.filter(({ key }) => keys.includes(key));
  return columns.length ? columns : COLUMNS.filter(({ key }) => AT_FIRST.includes(key));
}

/** The button with a box for each column; `chosen` is told of every change. */
export function columnMenu(context: Context, columns: readonly Column[], chosen: (columns: readonly Column[]) => void): HTMLElement {
  const { words } = context;
  const boxes = COLUMNS.map((column) => {
    const box = make("input", { type: "checkbox", value: column.key, checked: columns.includes(column) });
    return { column, box, label: make("label", { class: "objects-box" }, [box, make("span", {}, [columnName(words, column)])]) };
  });
  const body = make("div", { class: "objects-menu-body is-columns" }, boxes.map(({ label }) => label));
  body.addEventListener("change", () => {
    const found = boxes.filter(({ box }) => box.checked).map(({ column }) => column);
    if (!found.length) return void boxes.forEach(({ column, box }) => (box.checked = column.key === "title@kk")), chosen(COLUMNS.filter(({ key }) => key === "title@kk"));
    try {
      localStorage.setItem(KEPT, JSON.stringify(found.map(({ key }) => key)));
    } catch {
      // a browser that keeps nothing
    }
    chosen(found);
  });
  const menu = make("details", { class: "objects-menu" }, [make("summary", { class: "shell-button" }, [words.say("objects_columns")]), body]);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  return menu;
}
