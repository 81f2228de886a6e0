// What a visitor sets once: how large the letters are, and whether each room is described on arriving.

import { make } from "../ui/dom";
import { Sheet } from "../ui/panel";
import { type Memory, SIZES } from "../more/memory";
import type { Say } from "../more/words";

export class Settings {
  readonly sheet: Sheet;

  constructor(
    private readonly memory: Memory,
    private readonly say: Say,
  ) {
    this.sheet = new Sheet(say("close_settings"), "viewer-settings-title", "!settings");
  }

  open(from: HTMLElement): void {
    const { memory, say } = this;
    const sizes = SIZES.map((size) => {
      const choice = make("input", { type: "radio", name: "viewer-size", value: String(size), checked: size === memory.size });
      choice.addEventListener("change", () => memory.set({ size }));
      const letter = make("span", { class: "settings-letter", "aria-hidden": "true" }, ["А"]);
      letter.style.fontSize = `${size}%`;
      return make("label", { class: "settings-choice" }, [choice, letter, make("span", {}, [say(`size_${size}`)])]);
    });
    const tells = make("input", { type: "checkbox", checked: memory.tells });
    tells.addEventListener("change", () => memory.set({ tells: tells.checked }));
    this.sheet.show(
      [
        make("h2", { class: "viewer-panel-title", id: "viewer-settings-title" }, [say("settings")]),
        make("fieldset", { class: "settings-group" }, [make("legend", {}, [say("text_size")]), ...sizes]),
        make("fieldset", { class: "settings-group" }, [
          make("legend", {}, [say("spoken")]),
          make("label", { class: "settings-choice" }, [tells, make("span", {}, [say("tells")])]),
        ]),
      ],
      from,
    );
  }
}
