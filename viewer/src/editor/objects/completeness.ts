// How complete the museum is in each language, what is missing with the way to it, and who can write it.

import { type Language, LANGUAGES } from "../../review/words";
import { make } from "../../ui/dom";
import type { Context, Screen, Texts } from "../contract";
import { countAll, type Counted, type Counts, type Group, GROUPS } from "./counting";

const AT_ONCE = 60;

interface Writer {
  readonly name: string;
  readonly role: Texts;
}

export class CompletenessScreen implements Screen {
  readonly name = "completeness";
  readonly wide = true;
  readonly element = make("div", { class: "complete" });
  #meters = make("div", { class: "complete-meters" });
  #groups = make("tbody");
  #people = make("section", { class: "complete-people", hidden: true });
  #title = make("h2", { id: "complete-missing" });
  #list = make("ul", { class: "complete-list", role: "list", "aria-labelledby": "complete-missing" });
  #more: HTMLButtonElement;
  #language: Language | null = null;
  #group: Group | null = null;
  #shown = AT_ONCE;
  #counted: { readonly museum: unknown; readonly rooms: unknown; readonly found: ReturnType<typeof countAll> } | null = null;
  #drawn = "";

  constructor(private readonly context: Context) {
    const { words } = context;
    this.#more = make("button", { type: "button", class: "shell-button" }, [words.say("objects_show_more")]);
    this.#more.addEventListener("click", () => {
      const from = this.#shown;
      this.#shown += AT_ONCE;
      this.#draw(true);
      this.#list.children[from]?.querySelector<HTMLElement>("button, a")?.focus();
    });
    const head = make("tr", {}, [make("th", { scope: "col" }, [words.say("completeness_of")]), ...LANGUAGES.map((language) => make("th", { scope: "col" }, [words.say(`objects_in_${language}`)]))]);
    this.element.append(
      make("div", { class: "complete-page" }, [
        make("header", {}, [make("h1", {}, [words.say("completeness_title")]), make("p", { class: "shell-lead" }, [words.say("completeness_lead")])]),
        this.#meters,
        make("div", { class: "objects-scroll", tabindex: "0", role: "region", "aria-label": words.say("completeness_parts") }, [make("table", { class: "complete-groups" }, [make("thead", {}, [head]), this.#groups])]),
        this.#people,
        make("section", { class: "complete-missing" }, [this.#title, this.#list, this.#more]),
      ]),
    );
    void this.#ask();
  }

  show(detail: Readonly<Record<string, string>>): void {
    this.#language = LANGUAGES.find((one) => one === detail["language"]) ?? this.#language;
    this.#group = GROUPS.find((one) => one === detail["group"]) ?? this.#group;
    this.#draw();
  }

  hide(): void {}

  update(): void {
    this.#draw();
  }

  async #ask(): Promise<void> {
    const { context } = this;
    const { words } = context;
    // (Whoever only looks is not told who could write.)
    const answer = await context.api.get<{ people: readonly Writer[] }>("objects/people").catch(() => ({ people: [] }));
    if (!answer.people.length) return;
    this.#people.hidden = false;
    this.#people.replaceChildren(
      make("h2", {}, [words.say("completeness_people")]),
      make("ul", { role: "list" }, answer.people.map(({ name, role }) => make("li", {}, [make("strong", { dir: "auto" }, [name]), make("span", {}, [words.of(role)])]))),
    );
  }

  #count(): ReturnType<typeof countAll> {
    const { museum } = this.context.store;
    const rooms = this.context.rooms();
    if (this.#counted?.museum !== museum || this.#counted.rooms !== rooms) this.#counted = { museum, rooms, found: countAll(museum, rooms) };
    return this.#counted.found;
  }

  #draw(anew = false): void {
    const found = this.#count();
    const key = JSON.stringify([found.whole, [...found.groups], this.#language, this.#group, this.#shown, found.missing.length]);
    if (key === this.#drawn && !anew) return;
    this.#drawn = key;
    this.#meters.replaceChildren(...LANGUAGES.map((language) => this.#meter(language, found.whole)));
    this.#groups.replaceChildren(...GROUPS.filter((group) => found.groups.has(group)).map((group) => this.#row(group, found.groups.get(group) as Counts)));
    this.#drawList(found.missing);
  }

  #choose(language: Language | null, group: Group | null): void {
    const same = language === this.#language && group === this.#group;
    this.#language = same ? null : language;
    this.#group = same ? null : group;
    this.#shown = AT_ONCE;
    this.#draw();
    this.element.querySelector<HTMLElement>(`[data-about="${language ?? ""} ${group ?? ""}"]`)?.focus();
  }

  #meter(language: Language, counts: Counts): HTMLElement {
    const { words } = this.context;
    const { have, of } = counts[language];
    const pressed = this.#language === language && this.#group === null;
    const button = make("button", { type: "button", class: "complete-meter", "aria-pressed": String(pressed), "data-about": `${language} ` }, [
      make("span", { class: "complete-language" }, [words.say(`objects_in_${language}`)]),
      make("strong", {}, [percent(words.language, have, of)]),
      bar(have, of),
      make("span", { class: "complete-count" }, [have === of ? words.say("completeness_whole") : words.say("completeness_have", { n: have, of })]),
    ]);
    button.addEventListener("click", () => this.#choose(language, null));
    return button;
  }

  #row(group: Group, counts: Counts): HTMLElement {
    const { words } = this.context;
    const cells = LANGUAGES.map((language) => {
      const { have, of } = counts[language];
      const text = words.say("completeness_have", { n: have, of });
      const pressed = this.#language === language && this.#group === group;
      const button = make("button", { type: "button", class: "complete-cell", "aria-pressed": String(pressed), "data-about": `${language} ${group}`, "aria-label": `${words.say(`completeness_group_${group}`)}, ${words.say(`objects_in_${language}`)}: ${text}` }, [
        bar(have, of),
        make("span", { class: have === of ? "is-whole" : null }, [text]),
      ]);
      button.addEventListener("click", () => this.#choose(language, group));
      return make("td", {}, [button]);
    });
    return make("tr", {}, [make("th", { scope: "row" }, [words.say(`completeness_group_${group}`)]), ...cells]);
  }

  #drawList(missing: readonly { readonly text: Counted; readonly language: Language }[]): void {
    const { words } = this.context;
    const ofLanguage = missing.filter(({ language }) => !this.#language || language === this.#language);
    // What is said of pictures and sounds does not count for the whole; it is shown once nothing else is missing.
    const group = this.#group ?? (ofLanguage.length && ofLanguage.every(({ text }) => text.group === "media") ? "media" : null);
    const fits = ofLanguage.filter(({ text }) => (group ? text.group === group : text.group !== "media"));
    const about = [group && words.say(`completeness_group_${group}`), this.#language && words.say(`objects_in_${this.#language}`)].filter(Boolean).join(", ");
    this.#title.textContent = `${words.count("completeness_missing", fits.length)}${about ? ` (${about})` : ""}`;
    // One line for each text, with the languages in which it is missing.
    const lines = new Map<Counted, Language[]>();
    for (const { text, language } of fits) {
      const there = lines.get(text);
      if (there) there.push(language);
      else lines.set(text, [language]);
    }
    this.#list.replaceChildren(...[...lines].slice(0, this.#shown).map(([text, languages]) => this.#item(text, languages)));
    this.#more.hidden = lines.size <= this.#shown;
    if (!lines.size) this.#list.replaceChildren(make("li", { class: "complete-nothing" }, [words.say("completeness_nothing")]));
  }

  #item(text: Counted, languages: readonly Language[]): HTMLElement {
    const { context } = this;
    const { words } = context;
    const room = text.of.room ? context.named(text.of.room) : "";
    const own = words.of(text.of.title ?? {}) || (text.group === "museum" ? words.say("completeness_group_museum") : text.of.name || words.say("room_label_unnamed"));
    const name = text.group === "rooms" ? room : room ? `${room} · ${own}` : own;
    const ways = languages.map((language) => {
      const way = text.way(language);
      const label = words.say(`objects_in_${language}`);
      const said = words.say("completeness_write", { field: words.say(`completeness_field_${text.field}`), name, language: label });
      if (way.page) return make("a", { class: "complete-way", href: context.api.address(way.page), "aria-label": said }, [label]);
      if (!way.screen) return make("span", { class: "complete-way is-nowhere" }, [label]);
      const button = make("button", { type: "button", class: "complete-way", "aria-label": said }, [label]);
      button.addEventListener("click", () => context.open(way.screen as string, way.detail));
      return button;
    });
    return make("li", {}, [
      make("span", { class: "complete-name" }, [make("strong", { dir: "auto" }, [name]), make("span", {}, [words.say(`completeness_field_${text.field}`)])]),
      make("span", { class: "complete-ways" }, ways),
    ]);
  }
}

/** Only what is complete is 100 %. (Browsers do not know how Kazakh sets the sign: apart, as Russian does.) */
export function percent(language: Language, have: number, of: number): string {
  const share = of ? have / of : 0;
  return new Intl.NumberFormat(language === "kk" ? "ru" : language, { style: "percent" }).format(have < of ? Math.min(Math.floor(100 * share), 99) / 100 : share);
}

function bar(have: number, of: number): HTMLElement {
  const inside = make("span");
  inside.style.width = `${of ? (100 * have) / of : 0}%`;
  return make("span", { class: "complete-bar", "aria-hidden": "true" }, [inside]);
}
