// A heart in the text of an object, and the way to the list of those that the visitor likes.

import { Favourites } from "../kept/favourites";
import type { TourViewer } from "../tour/contract";
import { make } from "../ui/dom";
import { icon } from "../ui/icons";
import { HEART } from "../more/icons";
import type { Say } from "../more/words";

const OBJECT = /objects\/([^/]+)\.html$/;

/** Puts them into the page of the label that is open, below its title; nothing where it shows no object. */
export function offerToLike({ record, open, over, data }: TourViewer, say: Say): void {
  const page = record.labels.find(({ id }) => id === open)?.page;
  const [, id] = OBJECT.exec(page ?? "") ?? [];
  const body = over?.panel.body;
  if (!page || !id || !body || body.querySelector(".viewer-like")) return;
  const kept = new Favourites(data.base);
  // A browser that keeps nothing has no list.
  if (!kept.keep(kept.ids)) return;
  const heart = make("button", { type: "button", class: "viewer-heart" }, [icon(HEART), make("span", {}, [say("favourite")])]);
  const list = make("a", { href: data.base + page.replace(/objects\/.*/, "favourites.html"), class: "viewer-more" });
  const show = (): void => {
    const { ids } = kept;
    heart.setAttribute("aria-pressed", String(ids.includes(id)));
    list.textContent = say("favourites_own", { n: String(ids.length) });
  };
  heart.addEventListener("click", () => {
    kept.toggle(id);
    show();
  });
  show();
  body.querySelector(".viewer-panel-title")?.after(make("p", { class: "viewer-like" }, [heart, list]));
}
