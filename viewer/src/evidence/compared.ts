// Two dates of one point: beside each other, with a slider between them, or in turns. Spheres look the same way.

import { wrap } from "../core/projection";
import { Eye, Pane } from "./eye";
import { keptIn, named, turnOf, viewOf } from "./page";

type Mode = "side" | "swipe" | "flick";

/** Slower than what may hurt anybody who sees it (WCAG 2.3.1: three times a second). */
const BY_ITSELF = 1200;
const NARROW = "(max-width: 47.99rem)";

export function compared(root: HTMLElement): void {
  const find = <T extends HTMLElement>(name: string, within: ParentNode = root): T | null => within.querySelector<T>(`[data-${name}]`);
  const pictures = [...root.querySelectorAll<HTMLElement>(".cmp-picture")];
  const [bar, stage, said] = [find("bar"), find("stage"), find("said")];
  const [first, second] = pictures;
  if (!bar || !stage || !said || !first || !second) return;
  const slider = find<HTMLInputElement>("swipe");
  const alone = find<HTMLInputElement>("alone");
  let mode: Mode = "side";
  let later = true;
  let timer = 0;

  const show = (): void => {
    stage.className = `cmp-stage is-${mode}`;
    for (const part of bar.querySelectorAll<HTMLElement>("[data-only]")) part.hidden = part.dataset.only !== mode;
    second.style.clipPath = mode === "swipe" ? `inset(0 0 0 ${slider?.value ?? 50}%)` : "";
    first.classList.toggle("is-off", mode === "flick" && later);
    second.classList.toggle("is-off", mode === "flick" && !later);
  };
  const change = (aloud: boolean): void => {
    later = !later;
    show();
    if (aloud) said.textContent = (later ? said.dataset.second : said.dataset.first) ?? "";
  };
  const run = (): void => {
    clearInterval(timer);
    if (alone?.checked && mode === "flick") timer = window.setInterval(() => change(false), BY_ITSELF);
  };
  const choose = (wanted: Mode): void => {
    mode = wanted;
    const radio = bar.querySelector<HTMLInputElement>(`[value="${wanted}"]`);
    if (radio) radio.checked = true;
    show();
    run();
  };
  bar.addEventListener("change", ({ target }) => {
    const input = target as HTMLInputElement;
    if (input.name === "mode") choose(input.value as Mode);
    else if (input === alone) run();
  });
  slider?.addEventListener("input", show);
  find("flick")?.addEventListener("click", () => change(true));
  bar.hidden = false;
  choose(matchMedia(NARROW).matches ? "swipe" : "side");
  if ("spheres" in root.dataset) spheres(root, stage, [first, second], () => choose("side"));
}

function spheres(root: HTMLElement, stage: HTMLElement, [first, second]: [HTMLElement, HTMLElement], beside: () => void): void {
  const [one, other] = [first, second].map((element) => element.querySelector("img"));
  if (!one || !other) return;
  const eye = new Eye(viewOf(root), keptIn(document));
  try {
    const panes: [Pane, Pane] = [new Pane(eye, first, one), new Pane(eye, second, other)];
    panes[1].turn = turnOf(root);
    void Promise.all(panes.map((pane) => pane.load())).then(
      () => {
        panes.forEach((pane) => eye.add(pane));
        named(stage, () => panes[0].size, eye, root.dataset.name);
        eye.request();
        byHand(stage, eye, panes, beside);
      },
      () => undefined, // one did not come: the flat pictures stay, or what came of them
    );
  } catch {
    // No WebGL: the flat pictures stay.
  }
}

/** Turns the later one: the same thing is clicked in both, or a number written. */
function byHand(stage: HTMLElement, eye: Eye, [first, second]: [Pane, Pane], beside: () => void): void {
  const find = <T extends HTMLElement>(name: string): T | null => document.querySelector<T>(`[data-${name}]`);
  const [hand, pick, told, field] = [find("hand"), find("pick"), find("picked"), find<HTMLInputElement>("number")];
  if (!hand || !pick || !told || !field) return;
  hand.hidden = false;
  const turn = (yaw: number): void => {
    second.turn = yaw;
    eye.request();
  };
  field.addEventListener("input", () => {
    if (Number.isFinite(field.valueAsNumber)) turn(wrap(field.valueAsNumber));
  });
  const done = (): void => {
    first.picked = second.picked = null;
    stage.classList.remove("picks");
    told.textContent = told.dataset.done ?? "";
  };
  pick.addEventListener("click", () => {
    beside();
    stage.classList.add("picks");
    stage.scrollIntoView({ block: "nearest" });
    told.textContent = told.dataset.askFirst ?? "";
    first.picked = (yaw) => {
      told.textContent = told.dataset.askSecond ?? "";
      second.picked = (there) => {
        const by = wrap(there - yaw);
        field.value = by.toFixed(1);
        turn(by);
        done();
      };
    };
  });
}
