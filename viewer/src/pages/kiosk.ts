// A hall's screen, on pages without a panorama (there it is the viewer's own part): nothing leads outside, and when nobody
// has touched the screen for a while it counts down and begins anew for the next visitor.

import { restOf } from "../tour/kiosk";
import { closest, facts } from "./dom";
import { KIOSK, remember } from "./stored";

interface Words {
  readonly asks: string;
  readonly stay: string;
  /** With {n}, the seconds that are left. */
  readonly left: string;
  /** The page with which a visit begins. */
  readonly href: string;
}

/** How long it asks before it begins anew, seconds. */
const COUNTDOWN = 20;
/** A pointer that moves less than this is nobody's hand, px. */
const TWITCH = 3;

const outside = (link: HTMLAnchorElement): boolean =>
  link.origin !== location.origin || link.target === "_blank" || link.hasAttribute("download");

/** A link that leads outside becomes its words; one that comes later is stopped. */
function keepInside(): void {
  document.querySelectorAll<HTMLAnchorElement>("a[href]").forEach((link) => outside(link) && link.removeAttribute("href"));
  document.addEventListener(
    "click",
    (event) => {
      const link = closest<HTMLAnchorElement>(event, "a[href]");
      if (link && outside(link)) event.preventDefault();
    },
    true,
  );
}

const plays = (): boolean =>
  Array.from(document.querySelectorAll<HTMLMediaElement>("audio, video")).some((one) => !one.paused && !one.ended);

function watch(asked: string): void {
  const rest = restOf(asked);
  const said = facts<Words>("kiosk-words");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let [x, y] = [-9, -9];

  const dialog = document.createElement("dialog");
  const words = document.createElement("p");
  const left = document.createElement("p");
  const stay = document.createElement("button");
  dialog.className = "kiosk-ask";
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-labelledby", "kiosk-asks");
  words.id = "kiosk-asks";
  words.textContent = said.asks;
  left.setAttribute("role", "timer");
  stay.type = "button";
  stay.textContent = said.stay;
  dialog.append(words, left, stay);
  document.body.append(dialog);

  function wait(): void {
    clearTimeout(timer);
    timer = setTimeout(ask, rest * 1000);
  }
  // The browser tells of a closing later, on a busy screen much later: it counts once, and not when the question is open again.
  function stays(): void {
    if (!asking || dialog.open) return;
    asking = false;
    wait();
  }
  function ask(): void {
    if (plays()) return wait();
    asking = true;
    dialog.showModal();
    count(COUNTDOWN);
  }
  function count(n: number): void {
    if (!dialog.open) return;
    left.textContent = said.left.replace("{n}", String(n));
    clearTimeout(timer);
    timer = n > 0 ? setTimeout(() => count(n - 1), 1000) : setTimeout(anew, 0);
  }
  function anew(): void {
    // Nothing of this visitor is left for the next one.
    try {
      sessionStorage.clear();
    } catch {
      // As in stored.ts.
    }
    remember(KIOSK, asked);
    location.replace(said.href + "?kiosk=" + encodeURIComponent(asked));
  }

  stay.addEventListener("click", () => {
    dialog.close();
    stays();
  });
  dialog.addEventListener("close", stays);
  // A page that scrolls by itself is no visitor.
  for (const sign of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"])
    addEventListener(
      sign,
      (event) => {
        if (event instanceof MouseEvent) {
          // A browser also tells of a pointer at rest under which the page has changed: that is nobody's hand.
          if (sign === "pointermove" && Math.abs(event.screenX - x) + Math.abs(event.screenY - y) < TWITCH) return;
          [x, y] = [event.screenX, event.screenY];
        }
        if (!dialog.open) wait();
      },
      { passive: true, capture: true },
    );
  wait();
}

const asked = document.documentElement.getAttribute("data-kiosk");
if (asked !== null) {
  keepInside();
  watch(asked);
}
