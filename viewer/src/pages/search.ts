// The search page: asks the index that publish/search/index.py writes (docs/search.md has the format). No library, no server.

import { byId, fill } from "./dom";
import { FACTS } from "./search/facts";
import { type Found, search, shown } from "./search/query";
import { otherLayout } from "./search/layout";
import type { Result } from "./search/shards";
import { fold, keys, words } from "./search/terms";

/** What tests and benchmarks ask without the page. */
interface Search {
  readonly fold: typeof fold;
  readonly words: typeof words;
  readonly keys: typeof keys;
  readonly search: typeof search;
  readonly shown: typeof shown;
}

declare global {
  interface Window {
    jetisu360Search?: Search;
  }
}

window.jetisu360Search = { fold, words, keys, search, shown };

/** Letters of a text that a result shows. */
const EXCERPT = 170;
/** Results at a time. */
const PAGE = 20;
/** Typing rests for this long before it is asked, ms. */
const PAUSE = 150;

const field = byId("query") as HTMLInputElement;
const status = byId("search-status");
const list = byId("results");
const more = byId("search-more");
const plural = new Intl.PluralRules(FACTS.language);
let turn = 0;
let current: readonly number[] = [];
let drawn = 0;
let asked: readonly string[] = [];
let waiting: ReturnType<typeof setTimeout> | undefined;

/** A sentence of the page. */
function said(name: string): string {
  const text = FACTS.strings[name];
  return typeof text === "string" ? text : "";
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className = "", text = ""): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

const paragraphs = (...texts: string[]): void => status.replaceChildren(...texts.map((text) => element("p", "", text)));

const stemsOf = (): string[] => asked.flatMap((word) => [...keys(fold(word)).filter((key) => key.length > 2), fold(word)]);

/** Of a long text as much as a result shows, about the first word that was asked for. */
function excerpt(line: string): string {
  if (line.length <= EXCERPT) return line;
  const stems = stemsOf();
  const hit = [...line.matchAll(/[\p{L}\p{N}]+/gu)].find(([word]) => stems.some((stem) => fold(word).startsWith(stem)));
  const at = Math.max(0, Math.min((hit?.index ?? 0) - EXCERPT / 3, line.length - EXCERPT));
  const start = at > 0 ? line.indexOf(" ", at) + 1 : 0;
  const end = start + EXCERPT < line.length ? line.lastIndexOf(" ", start + EXCERPT) : line.length;
  return `${start ? "…" : ""}${line.slice(start, end)}${end < line.length && !line.endsWith("…") ? "…" : ""}`;
}

/** A text, with the beginnings of words marked that were asked for. */
function marked(title: string): DocumentFragment {
  const out = document.createDocumentFragment();
  const stems = stemsOf();
  let at = 0;
  for (const match of title.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [word] = match;
    const folded = fold(word);
    if (!stems.some((stem) => folded.startsWith(stem))) continue;
    out.append(title.slice(at, match.index), element("mark", "", word));
    at = (match.index ?? 0) + word.length;
  }
  out.append(title.slice(at));
  return out;
}

function item([kind, title, language, line, page, view, picture]: Result): HTMLLIElement {
  const entry = element("li", "result");
  if (picture) {
    const image = element("img", "result-picture");
    image.alt = "";
    image.loading = "lazy";
    image.src = FACTS.base + picture;
    entry.append(image);
  }
  const head = element("h2");
  const link = element("a");
  link.href = FACTS.base + page;
  link.dir = "auto";
  if (language) link.lang = language;
  link.append(marked(title));
  head.append(link);
  entry.append(element("p", "result-kind", said(`kind-${["museum", "room", "object", "programme", "project", "route", "note"][kind]}`)), head);
  if (line) {
    const text = element("p", "result-line");
    text.append(marked(excerpt(line)));
    text.dir = "auto";
    entry.append(text);
  }
  if (view) {
    const see = element("a", "result-see", said("search-see"));
    see.href = FACTS.base + view;
    see.setAttribute("aria-label", `${said("search-see")}: ${title}`);
    entry.append(see);
  }
  return entry;
}

/** Adds the next results, unless something else was asked meanwhile. */
async function draw(mine: number): Promise<void> {
  const part = await shown(current.slice(drawn, drawn + PAGE));
  if (mine !== turn) return;
  list.append(...part.map(item));
  drawn += part.length;
  more.hidden = drawn >= current.length;
}

function tell({ found, some }: Found, query: string): void {
  const values = { query: query.trim(), n: found.length.toLocaleString(FACTS.language) };
  if (!found.length) return paragraphs(fill(said("search-none"), values), said("search-none-advice"));
  const forms = FACTS.strings["search-count"];
  const count = fill(forms[plural.select(found.length)] ?? forms["other"] ?? "", values);
  if (some) paragraphs(said("search-some"), count);
  else paragraphs(count);
}

async function run(): Promise<void> {
  const query = field.value;
  const mine = ++turn;
  if (!query.trim()) {
    list.replaceChildren();
    status.replaceChildren();
    more.hidden = true;
    return;
  }
  try {
    let [result, meant] = [await search(query), query];
    if (!result.found.length) {
      const other = otherLayout(query);
      const found = await search(other);
      if (found.found.length && !found.some) [result, meant] = [found, other];
    }
    if (mine !== turn) return;
    asked = words(meant);
    current = result.found;
    const first = await shown(current.slice(0, PAGE));
    if (mine !== turn) return;
    list.replaceChildren(...first.map(item));
    drawn = first.length;
    more.hidden = drawn >= current.length;
    tell(result, meant);
    if (meant !== query) status.prepend(element("p", "", fill(said("search-layout"), { asked: query.trim(), query: meant.trim() })));
    performance.mark("jetisu360:results");
  } catch {
    if (mine === turn) paragraphs(said("search-failed"));
  }
}

function address(): void {
  const url = new URL(location.href);
  if (field.value.trim()) url.searchParams.set("q", field.value);
  else url.searchParams.delete("q");
  history.replaceState(null, "", url);
  // Another language keeps the query.
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) link.search = url.search;
}

function ask(): void {
  clearTimeout(waiting);
  address();
  void run();
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
});
document.querySelector(".search-form")?.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
more.addEventListener("click", () => {
  const before = list.children.length;
  // The keyboard goes on where the new results begin.
  void draw(turn).then(() => list.children[before]?.querySelector("a")?.focus());
});
field.value = new URL(location.href).searchParams.get("q") ?? "";
if (field.value) ask();
else if (matchMedia("(hover: hover)").matches) field.focus();
