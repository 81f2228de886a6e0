// The page of a visitor's favourites: those that this device keeps, or those of a list that came with the address.

import { Favourites, fragmentOf, listIn } from "../kept/favourites";
import { byId, facts, fill } from "./dom";

/** A text, and its language where that is not the page's. */
interface Titled {
  readonly title: string;
  readonly lang?: { readonly title?: string };
}

/** An object, as publish/pages/shown_objects.py writes it; addresses are relative to the site's root. */
interface Shown extends Titled {
  readonly page: string;
  readonly picture?: string;
  readonly date?: string;
  readonly number?: string;
  readonly room?: Titled;
  readonly view?: string;
}

interface Facts {
  /** Where the objects are, from the site's root. */
  readonly objects: string;
  readonly strings: Readonly<Record<string, string>>;
  /** Forms of the count, by their names in Intl.PluralRules. */
  readonly count: Readonly<Record<string, string>>;
  readonly language: string;
}

const BASE = "../";
const { objects: address, strings, count, language } = facts<Facts>("favourites-facts");
const kept = new Favourites(BASE);
const [intro, list, status, sent, total] = ["favourites-intro", "favourites", "favourites-status", "favourites-sent", "favourites-count"].map(byId) as [
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
];
const [share, print, keep, own] = ["favourites-share", "favourites-print", "favourites-keep", "favourites-own"].map(byId) as [
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLAnchorElement,
];
const plural = new Intl.PluralRules(language);
let all: Readonly<Record<string, Shown>> = {};
/** The ids that the page shows: who takes one out can put it back, so it stays until the page is opened again. */
let shown: readonly string[] = [];

const said = (name: string): string => strings[name] ?? "";

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, children: readonly (Node | string)[] = []): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

function titled<E extends HTMLElement>(made: E, text: Titled): E {
  made.textContent = text.title;
  made.dir = "auto";
  if (text.lang && text.lang.title) made.lang = text.lang.title;
  return made;
}

function heartOf(id: string, thing: Shown): HTMLButtonElement {
  const button = element("button", "heart", [said("favourite")]);
  button.type = "button";
  button.setAttribute("aria-label", `${said("favourite")}: ${thing.title}`);
  const show = (): void => button.setAttribute("aria-pressed", String(kept.ids.indexOf(id) >= 0));
  button.addEventListener("click", () => {
    if (!kept.toggle(id)) status.textContent = said("impossible");
    show();
    counted();
  });
  show();
  return button;
}

function item(id: string, thing: Shown): HTMLLIElement {
  const made = element("li", "favourite");
  const frame = element("div", "favourite-picture");
  if (thing.picture) {
    const image = element("img", "");
    image.alt = "";
    image.src = BASE + thing.picture;
    frame.append(image);
  }
  const link = titled(element("a", ""), thing);
  link.href = BASE + thing.page;
  const name = element("h2", "", [link]);
  const notes = element("p", "favourite-notes");
  if (thing.date) notes.append(element("span", "", [thing.date]));
  if (thing.room) notes.append(titled(element("span", ""), thing.room));
  if (thing.number) notes.append(element("span", "", [thing.number]));
  const acts = element("p", "favourite-acts", [heartOf(id, thing)]);
  if (thing.view) {
    const see = element("a", "", [said("see")]);
    see.href = `index.html${thing.view}`;
    see.setAttribute("aria-label", `${said("see")}: ${thing.title}`);
    acts.append(see);
  }
  made.append(frame, element("div", "favourite-text", [name, notes, acts]));
  return made;
}

const there = (ids: readonly string[]): string[] => ids.filter((id) => Object.prototype.hasOwnProperty.call(all, id));
const same = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((id) => other.indexOf(id) >= 0);

/** How many are shown; those of our own that were taken out just now are not counted. */
function counted(): void {
  const ids = sent.hidden ? there(kept.ids) : shown;
  total.textContent = ids.length ? fill(count[plural.select(ids.length)] ?? count["other"] ?? "", { n: String(ids.length) }) : "";
  own.textContent = fill(said("own"), { n: String(there(kept.ids).length) });
  share.hidden = print.hidden = !ids.length;
}

function draw(): void {
  const asked = listIn(location.hash);
  const foreign = asked !== null && !same(asked, kept.ids);
  const ids = foreign ? asked : kept.ids;
  shown = there(ids);
  sent.hidden = !foreign;
  intro.hidden = foreign || !shown.length;
  byId("favourites-none").hidden = shown.length > 0;
  list.replaceChildren(...shown.map((id) => item(id, all[id] as Shown)));
  const lost = ids.length - shown.length;
  status.textContent = lost ? fill(said("lost"), { n: String(lost) }) : "";
  // Another language shows the same list.
  for (const link of Array.from(document.querySelectorAll<HTMLAnchorElement>(".languages a"))) link.hash = foreign ? location.hash : "";
  counted();
}

async function send(): Promise<void> {
  const url = location.href.replace(/#.*/, "") + fragmentOf(sent.hidden ? there(kept.ids) : shown);
  try {
    if ("share" in navigator && matchMedia("(pointer: coarse)").matches) await navigator.share({ title: document.title, url });
    else {
      await navigator.clipboard.writeText(url);
      status.textContent = said("copied");
    }
  } catch (error) {
    // Who closes the phone's sheet need not be told.
    if ((error as Error).name === "AbortError") return;
    history.replaceState(null, "", url);
    status.textContent = said("not-copied");
  }
}

share.addEventListener("click", () => void send());
print.addEventListener("click", () => window.print());
keep.addEventListener("click", () => {
  if (!kept.keep([...kept.ids, ...shown])) return void (status.textContent = said("impossible"));
  history.replaceState(null, "", location.pathname + location.search);
  draw();
  status.textContent = said("kept");
  list.focus();
});
own.addEventListener("click", (event) => {
  event.preventDefault();
  history.pushState(null, "", location.pathname + location.search);
  draw();
  list.focus();
});
addEventListener("popstate", draw);
addEventListener("storage", draw);
fetch(BASE + address)
  .then((answer) => {
    if (!answer.ok) throw new Error(address);
    return answer.json();
  })
  .then(
    (read: { readonly objects: Readonly<Record<string, Shown>> }) => {
      all = read.objects;
      draw();
    },
    () => (status.textContent = said("failed")),
  );
