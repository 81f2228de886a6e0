// The bar of a tool: what is to be done, and the buttons that end it.

import { make } from "../../../ui/dom";

export type BarButton = readonly [text: string, act: () => void, look?: "main" | "quiet"];

export function bar(text: string, buttons: readonly BarButton[], more: readonly Node[] = []): HTMLElement {
  const made = buttons.map(([name, act, look]) => {
    const button = make("button", { type: "button", class: look === "quiet" ? "shell-quiet" : `shell-button${look === "main" ? " is-main" : ""}` }, [name]);
    button.addEventListener("click", act);
    return button;
  });
  return make("div", { class: "desk-bar", role: "group", "aria-label": text }, [make("p", {}, [text]), ...more, make("div", { class: "shell-row" }, made)]);
}
