// On the pages of rooms and objects: the heart beside an object's name, and pictures that can be looked at closely.

import { Favourites } from "../kept/favourites";
import { clicked } from "./dom";

// The window for a picture comes when the first one is asked for (its text is allowed by the page's policy).
const box = document.getElementById("page_zoom");
let asked = false;

async function fetchZoom(address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  const script = document.createElement("script");
  script.textContent = await answer.text();
  document.head.append(script);
}

if (box && "showModal" in box)
  document.addEventListener("click", (event) => {
    const link = clicked(event, "a[data-zoom]");
    if (!link || asked) return;
    event.preventDefault();
    asked = true;
    fetchZoom(box.getAttribute("data-script") ?? "").then(
      () => link.click(),
      // As without a script: the picture by itself.
      () => location.assign(link.href),
    );
  });

const like = document.getElementById("page_like");
const heart = like && like.querySelector("button");
if (like && heart && !document.documentElement.hasAttribute("data-kiosk")) {
  const kept = new Favourites("../../");
  const id = String(heart.getAttribute("data-like"));
  const show = (): void => {
    const { ids } = kept;
    heart.setAttribute("aria-pressed", String(ids.indexOf(id) >= 0));
    const count = like.querySelector("span");
    if (count) count.textContent = String(ids.length);
  };
  heart.addEventListener("click", () => {
    like.hidden = !kept.toggle(id);
    show();
  });
  addEventListener("storage", show);
  // Back from the list, where it may have been taken out.
  addEventListener("pageshow", show);
  show();
  like.hidden = !kept.keep(kept.ids);
}
