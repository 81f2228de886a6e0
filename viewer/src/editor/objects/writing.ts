// Fields that write into the document while one types: every letter is kept at once, and quick ones are one step of undo.

import { type Language, LANGUAGES } from "../../review/words";
import { make } from "../../ui/dom";
import type { At, Context, Json, Texts } from "../contract";

export interface Written {
  readonly element: HTMLElement;
  /** What the document says now; what is being written stays. */
  update(): void;
}

export interface About {
  readonly at: At;
  /** What stands there now; null: the thing itself is gone. */
  read(): string | null;
  /** What is changed, for undo. */
  said(): string;
  readonly label: string;
  readonly language?: Language | null;
  readonly long?: boolean;
}

let numbers = 0;

/** One text. */
export function textField(context: Context, about: About): Written & { readonly field: HTMLTextAreaElement } {
  const id = `written-${++numbers}`;
  const field = make("textarea", { id, class: "objects-field", rows: about.long ? "4" : "1", lang: about.language, dir: "auto", autocomplete: "off" });
  const grow = (): void => {
    field.style.height = "auto";
    if (field.scrollHeight) field.style.height = `${Math.min(field.scrollHeight + 2, 480)}px`;
  };
  field.addEventListener("input", () => {
    grow();
    const value = field.value.replace(/\r\n?/g, "\n");
    context.store.set(about.said(), [[about.at, value.trim() ? value : null]], `${about.at.join("/")}`);
  });
  field.addEventListener("keydown", (event) => {
    // (A text of one line; where lines are meant, Shift makes them.)
    if (event.key === "Enter" && !about.long && !event.shiftKey && !event.isComposing) event.preventDefault();
  });
  const label = make("label", { for: id }, [about.label]);
  const update = (): void => {
    const text = about.read() ?? "";
    field.readOnly = context.store.line === "closed";
    // (What was typed may end with a blank that is not kept.)
    if (field.value.trim() !== text.trim() || (field.value !== text && document.activeElement !== field)) field.value = text;
    grow();
  };
  return { element: make("div", { class: "objects-written" }, [label, field]), field, update };
}

/** A text in three languages, side by side; what is missing is marked. */
export function textsField(
  context: Context,
  about: { readonly at: At; read(): Texts | undefined; said(): string; readonly name: string; readonly long?: boolean; readonly needed?: boolean },
): Written & { focus(language: Language): void } {
  const { words } = context;
  const fields = LANGUAGES.map((language) => ({
    language,
    ...textField(context, {
      at: [...about.at, language],
      read: () => about.read()?.[language] ?? "",
      said: about.said,
      label: words.say(`objects_in_${language}`),
      language,
      long: about.long ?? false,
    }),
  }));
  const element = make("fieldset", { class: "objects-texts" }, [make("legend", {}, [about.name]), make("div", { class: "objects-three" }, fields.map((one) => one.element))]);
  return {
    element,
    update: () => {
      const texts = about.read();
      const begun = about.needed || LANGUAGES.some((language) => texts?.[language]?.trim());
      for (const one of fields) {
        one.update();
        const lacks = begun && !texts?.[one.language]?.trim();
        one.element.classList.toggle("is-missing", lacks);
        one.field.placeholder = lacks ? words.say("objects_missing") : "";
      }
    },
    focus: (language) => fields.find((one) => one.language === language)?.field.focus(),
  };
}

/** Sets one value, as a step of undo of its own. */
export const setValue = (context: Context, said: string, at: At, value: Json): void => context.store.set(said, [[at, value]]);
