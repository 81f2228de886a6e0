// The keeper's bar of `jetisu360 view`: the site stands in a frame below it. A click in a room's picture copies the lines
// of museum.toml that say it; with --watch, the frame is loaded again when the site was built again, and mistakes are
// told (src/jetisu360/commands/keeper_bar).

import { make } from "../ui/dom";
import { firstView, type Kind, objectLabel, type Spot, type Texts, textLabel, way } from "./blocks";
import { Frame, type TourFile } from "./frame";
import { Watching } from "./watching";

export interface Config {
  readonly language: string;
  readonly status: string | null;
  readonly words: Readonly<Record<string, string>>;
  readonly samples: { readonly title: Texts; readonly text: Texts };
}

const config = JSON.parse(document.getElementById("keeper-bar")?.textContent ?? "") as Config;
const { words } = config;
const say = (name: string, values: Readonly<Record<string, string>> = {}): string =>
  (words[name] ?? name).replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
const inOurs = (texts: Texts): string => texts[config.language] || Object.values(texts).find(Boolean) || "";

const inner = make("iframe", { class: "bar-site", title: say("site"), allow: "fullscreen; gyroscope; accelerometer; xr-spatial-tracking; autoplay" });
const frame = new Frame(inner);
const what = make("select", { id: "bar-what" });
const button = make("button", { type: "button", class: "bar-copy" });
const hint = make("p", { class: "bar-hint" });
const standing = make("p", { class: "bar-standing", role: "status" });
const leave = make("a", { class: "bar-leave", href: "/" }, [say("without")]);
const mark = make("span", { class: "bar-mark", "aria-hidden": "true", hidden: true });

const said = make("p", { class: "bar-said", role: "status" });
const block = make("pre", { tabindex: "0" });
const copied = make("section", { class: "bar-copied", "aria-label": say("copy"), hidden: true }, [said, block, closing(() => (copied.hidden = true))]);
const problem = make("pre", { class: "bar-problem" });
const mistakes = make("section", { class: "bar-wrong", "aria-label": say("wrong"), hidden: true }, [
  make("h2", {}, [say("wrong")]),
  problem,
  closing(() => (mistakes.hidden = true)),
]);

function closing(act: () => void): HTMLButtonElement {
  const close = make("button", { type: "button", class: "bar-close" }, [say("close")]);
  close.addEventListener("click", act);
  return close;
}

let tour: TourFile | null = null;
let room: string | null = null;

/** The kind that is chosen, and of which object or to which room. */
function chosen(): { kind: Kind | null; id: string } {
  const [kind = "", id = ""] = what.value.split(":");
  return { kind: kind ? (kind as Kind) : null, id };
}

function options(): void {
  const before = what.value;
  const here = frame.viewer?.scene;
  const group = (name: string, kind: Kind, all: readonly { id: string; title: Texts }[]): HTMLOptGroupElement | null =>
    all.length ? make("optgroup", { label: say(name) }, all.map(({ id, title }) => make("option", { value: `${kind}:${id}` }, [(kind === "way" ? "→ " : "") + (inOurs(title) || id)]))) : null;
  const groups = [group("objects", "object", tour?.objects ?? []), group("ways", "way", (tour?.scenes ?? []).filter(({ id }) => id !== here))];
  what.replaceChildren(
    ...["nothing", "text", "view"].map((kind) => make("option", { value: kind === "nothing" ? "" : kind }, [say(kind)])),
    ...groups.filter((one) => one !== null),
  );
  what.value = before;
  if (what.selectedIndex < 0) what.value = "";
}

function shown(): void {
  const { kind } = chosen();
  const viewer = frame.viewer;
  document.body.classList.toggle("has-room", Boolean(viewer));
  hint.textContent = !viewer ? say("no_room") : kind === "view" ? say("click_view") : kind ? say("click") : "";
  hint.hidden = !hint.textContent;
  button.hidden = !viewer || !kind;
  button.textContent = say(kind === "view" ? "this_view" : "middle");
  what.disabled = !viewer;
  if (viewer) viewer.surface.style.cursor = kind && kind !== "view" ? "crosshair" : "";
}

async function changed(): Promise<void> {
  const at = frame.address;
  if (at) {
    history.replaceState(null, "", `#${at}`);
    leave.href = at;
  }
  document.title = frame.title || say("title");
  mark.hidden = true;
  shown();
  const viewer = frame.viewer;
  if (viewer && (!tour || viewer.scene !== room)) {
    room = viewer.scene;
    tour = await frame.tour().catch(() => null);
    options();
    shown();
  }
}

/** Writes the lines for a direction of the room that is seen, and gives them to the clipboard. */
async function copy(spot: Spot): Promise<void> {
  const viewer = frame.viewer;
  const { kind, id } = chosen();
  if (!viewer || !kind) return;
  const title = viewer.record.title;
  const stands = `${say("in_room")} ${title}`;
  const target = tour?.scenes.find((scene) => scene.id === id);
  const text =
    kind === "text" ? textLabel(spot, stands, config.samples)
    : kind === "object" ? objectLabel(spot, stands, id)
    : kind === "way" ? way(spot, say("from_to", { start: title, end: target ? inOurs(target.title) : id }), viewer.scene, id)
    : firstView(viewer.view);
  const place = kind === "way" ? "at_end" : kind === "view" ? "among_room" : "under_room";
  block.textContent = text;
  copied.hidden = false;
  const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
  said.textContent = done ? say(place, { room: title, id: viewer.scene }) : say("by_hand");
  if (!done) getSelection()?.selectAllChildren(block);
}

frame.onChange = () => void changed();
frame.onClick = (spot, x, y) => {
  const { kind } = chosen();
  if (!kind || kind === "view") return;
  mark.style.left = `${x}px`;
  mark.style.top = `${y}px`;
  mark.hidden = false;
  void copy(spot);
};
what.addEventListener("change", () => {
  mark.hidden = true;
  shown();
});
button.addEventListener("click", () => {
  const view = frame.viewer?.view;
  if (view) void copy({ yaw: view.yaw, pitch: view.pitch });
});

if (config.status)
  new Watching(
    config.status,
    (told) => {
      standing.className = `bar-standing is-${told?.standing ?? "stopped"}`;
      standing.textContent = say(told?.standing ?? "stopped");
      problem.textContent = told?.error ?? "";
      mistakes.hidden = !told?.error;
    },
    () => {
      tour = null;
      frame.reload();
    },
  );

const start = decodeURI(location.hash.slice(1));
// (Of this site only: an address that begins with two strokes is of another computer.)
inner.src = /^\/(?![/\\-])/.test(start) ? start : "/";
document.body.append(
  make("header", { class: "bar", "aria-label": say("bar"), role: "region" }, [
    make("label", { for: "bar-what" }, [say("copy")]),
    what,
    button,
    hint,
    ...(config.status ? [standing] : []),
    leave,
  ]),
  make("main", {}, [inner, make("div", { class: "bar-notes" }, [mistakes, copied])]),
  mark,
);
options();
shown();
