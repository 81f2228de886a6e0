// A table of objects comes in: choose it, say what its columns are, look at what it would change, take what is right.
// The portal reads it and writes nothing (portal/objects); what is taken becomes changes like any other, and undo takes them back.

import { type Language, LANGUAGES } from "../../review/words";
import { make } from "../../ui/dom";
import type { Context } from "../contract";
import { importColumns } from "./import_columns";
import { importRows, type Rows } from "./import_rows";
import { applyRows, type Preview } from "./import_apply";
import { sentence } from "./media";

const ENDINGS = ".xlsx,.xlsm,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const STEPS = ["file", "columns", "changes"] as const;
type Step = (typeof STEPS)[number];

export class ImportView {
  readonly element: HTMLElement;
  #steps = make("ol", { class: "objects-steps", role: "list" });
  #body = make("div", { class: "objects-import-body" });
  #state = make("p", { class: "objects-import-state", role: "status" });
  #title: HTMLElement;
  #file: File | null = null;
  #maps = new Map<string, string>();
  #language: Language | null = null;
  #preview: Preview | null = null;
  #rows: Rows | null = null;
  #asked = 0;
  #over = false;

  constructor(
    private readonly context: Context,
    private readonly done: () => void,
  ) {
    const { words } = context;
    this.#title = make("h1", { class: "objects-import-title", tabindex: "-1" }, [words.say("objects_import_title")]);
    const leave = make("button", { type: "button", class: "shell-button" }, [words.say("objects_import_leave")]);
    leave.addEventListener("click", () => this.done());
    this.element = make("div", { class: "objects-import" }, [make("header", { class: "objects-import-head" }, [this.#title, leave]), this.#steps, this.#state, this.#body]);
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.done();
    });
    this.#choose();
  }

  focus(): void {
    this.#title.focus();
  }

  leave(): void {
    this.#over = true;
  }

  update(): void {}

  #show(step: Step, ...content: readonly (Node | null)[]): void {
    const { words } = this.context;
    const at = STEPS.indexOf(step);
    this.#steps.replaceChildren(
      ...STEPS.map((name, place) => {
        const text = words.say(`objects_import_${name}`);
        const back = place < at ? make("button", { type: "button" }, [text]) : make("span", {}, [text]);
        if (place < at) back.addEventListener("click", () => (place === 0 ? this.#choose() : this.#columns()));
        return make("li", { "aria-current": place === at ? "step" : null }, [back]);
      }),
    );
    this.#body.replaceChildren(...content.filter((one): one is Node => one !== null));
  }

  // ---- the file ---------------------------------------------------------------------------------------------------

  #choose(): void {
    const { words } = this.context;
    const input = make("input", { type: "file", class: "media-input", accept: ENDINGS, tabindex: "-1", "aria-hidden": "true" });
    const button = make("button", { type: "button", class: "shell-button is-main" }, [words.say("objects_import_choose")]);
    const take = (files: FileList | null | undefined): void => {
      const [file] = files ?? [];
      if (file) void this.#take(file);
    };
    button.addEventListener("click", () => input.click());
    input.addEventListener("change", () => take(input.files));
    const drop = make("div", { class: "media-drop is-large" }, [
      make("p", { class: "objects-import-lead" }, [words.say("objects_import_lead")]),
      button,
      input,
      make("p", { class: "shell-lead" }, [words.say("objects_import_kinds")]),
    ]);
    for (const name of ["dragenter", "dragover"] as const) drop.addEventListener(name, (event) => (event.preventDefault(), drop.classList.add("is-over")));
    drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
    drop.addEventListener("drop", (event) => (event.preventDefault(), drop.classList.remove("is-over"), take(event.dataTransfer?.files)));
    this.#state.textContent = "";
    this.#show("file", drop);
  }

  async #take(file: File): Promise<void> {
    this.#file = file;
    this.#maps = new Map();
    this.#language = null;
    if (!(await this.#ask()) || !this.#preview) return;
    // What was said of columns of this name before holds until something else is said.
    const kept = remembered();
    for (const { heading, target } of this.#preview.columns) {
      const before = kept[heading];
      if (heading && before !== undefined && before !== target) this.#maps.set(heading, before);
    }
    if (this.#maps.size && !(await this.#ask())) {
      this.#maps.clear();
      if (!(await this.#ask())) return;
    }
    this.#columns();
    this.focus();
  }

  /** Asks the portal what the table would change; whether it has answered. */
  async #ask(): Promise<boolean> {
    const { context } = this;
    const turn = ++this.#asked;
    const form = new FormData();
    form.set("table", this.#file as File);
    for (const [heading, target] of this.#maps) form.append("map", `${heading}=${target}`);
    if (this.#language) form.set("language", this.#language);
    this.#state.classList.remove("is-wrong");
    this.#state.textContent = context.words.say("objects_import_reading", { name: (this.#file as File).name });
    this.element.setAttribute("aria-busy", "true");
    try {
      const preview = await context.api.post<Preview>("objects/preview", form);
      if (turn !== this.#asked || this.#over) return false;
      this.#preview = preview;
      this.#rows = null;
      this.#state.textContent = "";
      return true;
    } catch (error) {
      if (turn !== this.#asked || this.#over) return false;
      this.#state.textContent = sentence(context, error);
      this.#state.classList.add("is-wrong");
      return false;
    } finally {
      if (turn === this.#asked) this.element.removeAttribute("aria-busy");
    }
  }

  // ---- the columns ------------------------------------------------------------------------------------------------

  #columns(): void {
    const preview = this.#preview;
    if (!preview) return this.#choose();
    const { words } = this.context;
    const known = preview.columns.some(({ target }) => target);
    const next = make("button", { type: "button", class: "shell-button is-main", disabled: !!preview.problem }, [words.say("objects_import_next")]);
    next.addEventListener("click", () => this.#changes());
    const problem = preview.problem ? make("p", { class: "objects-note is-wrong", role: "alert" }, [known ? words.of(preview.problem) : words.say("objects_import_unknown")]) : null;
    const table = importColumns(this.context, preview.columns, this.#maps, (heading, target) => void this.#map(heading, target));
    const language = preview.language
      ? make("label", { class: "objects-written is-short" }, [make("span", {}, [words.say("objects_import_language")]), this.#languageSelect(preview.language)])
      : null;
    this.#show(
      "columns",
      make("p", { class: "shell-lead" }, [`${words.count("objects_import_rows", preview.rows)} ${words.say("objects_import_columns_lead")}`]),
      problem,
      table,
      language,
      make("div", { class: "shell-row" }, [next]),
    );
  }

  #languageSelect(language: Language): HTMLElement {
    const select = make("select", { class: "objects-select" }, LANGUAGES.map((one) => make("option", { value: one, selected: one === language }, [this.context.words.say(`objects_in_${one}`)])));
    select.addEventListener("change", () => {
      this.#language = select.value as Language;
      void this.#ask().then((answered) => answered && this.#columns());
    });
    return select;
  }

  async #map(heading: string, target: string): Promise<void> {
    const before = this.#maps.get(heading);
    this.#maps.set(heading, target);
    if (await this.#ask()) remember(heading, target);
    else if (before === undefined) this.#maps.delete(heading);
    else this.#maps.set(heading, before);
    if (this.#over) return;
    const state = this.#state.textContent;
    this.#columns();
    this.#state.textContent = state;
    // The list of columns was made anew: one stays at the column that one was at.
    this.element.querySelector<HTMLElement>(`[data-heading="${CSS.escape(heading)}"] select`)?.focus();
  }

  // ---- what changes -----------------------------------------------------------------------------------------------

  #changes(): void {
    const preview = this.#preview;
    if (!preview) return this.#choose();
    const { words } = this.context;
    this.#rows ??= importRows(this.context, preview);
    const rows = this.#rows;
    const apply = make("button", { type: "button", class: "shell-button is-main" });
    const count = (): void => {
      const n = rows.chosen().length;
      apply.textContent = words.count("objects_import_apply", n);
      apply.disabled = n === 0 || this.context.store.line === "closed";
    };
    rows.changed = count;
    count();
    apply.addEventListener("click", () => void this.#apply(apply));
    this.#show("changes", rows.element, make("div", { class: "objects-import-foot" }, [apply, make("p", { class: "shell-lead" }, [words.say("objects_import_undo")])]));
    this.focus();
  }

  async #apply(button: HTMLButtonElement): Promise<void> {
    const { context } = this;
    const { words } = context;
    const rows = this.#rows?.chosen() ?? [];
    button.disabled = true;
    const said = words.say("objects_import_said", { name: this.#file?.name ?? "" });
    const taken = await applyRows(context, said, rows, (share) => {
      this.#state.textContent = words.say("objects_import_taking", { n: Math.round(100 * share) });
    });
    this.done();
    context.say(words.say("objects_import_taken", { added: words.count("objects_import_added", taken.added), changed: words.count("objects_import_altered", taken.changed) }));
  }
}

const KEPT = "jetisu360-editor-import";

function remembered(): Readonly<Record<string, string>> {
  try {
    return (JSON.parse(localStorage.getItem(KEPT) ?? "{}") ?? {}) as Record<string, string>;
  } catch {
    return {};
  }
}

function remember(heading: string, target: string): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ ...remembered(), [heading]: target }));
  } catch {
    // a browser that keeps nothing
  }
}
