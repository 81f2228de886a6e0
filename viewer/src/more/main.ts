// The second script: everything that a visit gains after the first view.

import { part } from "../tour/parts";
import type { Lists, Strings } from "../tour/record";
import type { Asked, More, Own, TourViewer } from "../tour/contract";
import { button } from "../ui/bar";
import { make } from "../ui/dom";
import { icon } from "../ui/icons";
import { Compass } from "./compass";
import { enterHeadset, hasHeadset } from "./headset";
import { FOLD, HEADSET, HEART, HERE, HOME, LETTERS, MORE, PHONE, PLAN, ROOMS, ROTATE, ROUTE, TEXT } from "./icons";
import { Memory } from "./memory";
import { type Choice, Menu } from "./menu";
import { Phone } from "./phone";
import { Plan } from "./plan";
import { Opened } from "./opened";
import { turned } from "./onward";
import { traceOutlines } from "./outline";
import { speaking } from "./words";

function start(viewer: TourViewer, strings: Strings, lists: Lists): More {
  const { scenes, routes, favourites } = lists;
  const say = speaking(strings);
  const { root, data, over } = viewer;
  if (!over) throw new Error("undressed");
  const { bar, live } = over;
  const memory = new Memory(data.base, ({ size, tells }) => {
    // The page's letters, and with them the viewer's, are as large as they were set.
    document.documentElement.style.fontSize = size === 100 ? "" : `${size}%`;
    over.tells = tells;
    over.changed();
  });
  memory.saw(viewer.scene);
  viewer.addEventListener("scene", () => memory.saw(viewer.scene));

  // -- where to go: rooms, plan, route ------------------------------------------------------------------------------
  const rooms = button(say("rooms"), ROOMS);
  const plan = button(say("plan"), PLAN);
  const route = button(say("route"), ROUTE);
  const text = button(say("room_text"), TEXT);
  const tools = [
    ...(Object.keys(scenes).length > 1 ? [rooms] : []),
    ...(Plan.isThere() ? [plan] : []),
    ...(routes.some(({ stops }) => stops.length) ? [route] : []),
    text,
  ];
  bar.add(say("group_tour"), "tools", tools, true);
  const map = Plan.isThere() ? new Plan(viewer, memory, say, plan, (from) => void ask((asked) => enlarge(asked, from))) : null;
  const enlarge = (asked: Asked, from: HTMLElement): void => {
    asked.plan(from);
    // Where one looks, on the large one as well.
    map?.arrive();
  };
  const compass = new Compass(viewer, say);
  // On a screen that is hardly higher than they are (letters four times as large) all buttons fold into one.
  const fold = make("label", { class: "viewer-button" }, [make("input", { type: "checkbox", "aria-label": say("controls") }), icon(FOLD)]);
  bar.add(say("controls"), "fold", [fold], true);

  // -- what is wanted now and then ----------------------------------------------------------------------------------
  const menu = new Menu(say("menu"), MORE);
  // What is asked for now and then is a script of its own.
  let asked: Asked | undefined;
  const ask = async (act: (asked: Asked) => void): Promise<void> => {
    try {
      const make = await part(data, "asked");
      asked ??= make?.(viewer, say, lists, memory, route, { facing: () => compass.facing(), refresh: () => menu.refresh() });
      if (asked) act(asked);
    } catch {
      over.toast("offline");
    }
  };
  const turning = (): boolean => asked?.rotation.isOn ?? false;
  rooms.addEventListener("click", () => void ask(({ rooms: open }) => open(rooms)));
  route.addEventListener("click", () => void ask(({ guide }) => guide.open(route)));
  // An address may name a stop of a route: at once, or with “back”.
  const follow = (): void => void (viewer.stop && ask(() => undefined));
  viewer.addEventListener("stop", follow);
  follow();
  text.addEventListener("click", () => void ask(({ room }) => room(text)));
  const phone = new Phone(viewer, (name) => {
    live.toast(say(name));
    menu.refresh();
  });
  const rotate: Choice = { text: say("rotate"), look: ROTATE, act: () => void ask(({ rotation }) => rotation.toggle()), isOn: turning };
  const tell = (): string => [over.whereabouts(viewer.view), compass.facing()].filter(Boolean).join(" ");
  menu.add({ text: say("tell"), look: HERE, act: () => live.toast(tell()) });
  menu.add({ text: say("home_view"), look: HOME, act: () => void viewer.go({ ...viewer.record.view }) });
  if (favourites && !viewer.kiosk) menu.add({ text: say("favourites"), look: HEART, act: () => location.assign(data.base + favourites) });
  menu.add({ text: say("settings"), look: LETTERS, act: () => void ask(({ settings }) => settings(menu.button)) });
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const offer = (): void => {
    asked?.rotation.stop();
    if (calm.matches) menu.remove(rotate);
    else menu.add(rotate);
  };
  offer();
  calm.addEventListener("change", offer);
  if (Phone.isLikely()) menu.add({ text: say("gyro"), look: PHONE, act: () => void phone.toggle(), isOn: () => phone.isOn });
  void hasHeadset().then((there) => {
    if (!there || viewer.kiosk) return;
    const enter = (): void => {
      asked?.rotation.stop();
      phone.stop();
      over.panel.close();
      enterHeadset(viewer, say).catch(() => live.toast(say("headset_failed")));
    };
    menu.add({ text: say("headset"), look: HEADSET, act: enter });
  });
  const page = bar.element.querySelector(".viewer-page") ?? bar.add(say("menu"), "page", []);
  page.prepend(menu.button, menu.element);

  // -- large dialogs ------------------------------------------------------------------------------------------------

  if (viewer.kiosk) {
    const rest = viewer.kiosk;
    const stop = (): void => {
      asked?.guide.leave();
      asked?.rotation.stop();
      phone.stop();
    };
    part(data, "kiosk").then((run) => run?.(viewer, rest, say, memory, stop), () => undefined);
  }
  over.changed();
  over.place(viewer.view, viewer.cssSize);
  // What is this visitor's own comes when it is first needed.
  let own: Promise<Own | undefined> | undefined;
  const mine = (act: (own: Own) => void): void => {
    own ??= part(data, "own").then((make) => make?.(viewer, memory, say));
    own.then((made) => made && act(made), () => (own = undefined));
  };
  const hear = (): void => void (viewer.record.ambient && mine(() => undefined));
  viewer.addEventListener("scene", hear);
  hear();
  if (!viewer.kiosk) {
    if (!memory.hinted) mine(() => undefined);
    root.addEventListener("viewer-open", ({ target }) => target === over.panel.element && mine(({ like }) => like()));
  }
  const opened = new Opened(viewer);
  traceOutlines(viewer);
  // What somebody has said of this way holds on every screen.
  viewer.onward = (ahead, from, link, to) => (link?.said ? ahead : viewer.hold(turned(ahead, viewer.cssSize, from.id, to), to));
  root.classList.add("has-more");
  // Where the buttons hang over the picture.
  if (!matchMedia("(width < 48rem) and (height >= 34rem)").matches) part(data, "aside").then((make) => make?.(viewer), () => undefined);
  const named = new Map([
    ["!rooms", () => void ask(({ rooms: open }) => open(rooms))],
    ["!room", () => void ask(({ room }) => room(text))],
    ["!settings", () => void ask(({ settings }) => settings(menu.button))],
    ["!routes", () => void ask(({ guide }) => guide.open(route))],
    ["!plan", () => void ask((asked) => enlarge(asked, plan))],
  ]);
  return { turnBack: () => opened.turnBack(), share: () => ask(({ share }) => share()), open: (name) => named.get(name)?.(), enlarge: async (pictures, index) => (await part(data, "rare"))?.enlarge(root, data.base, say, pictures, index) };
}

window.jetisu360 = { ...window.jetisu360, more: start };
