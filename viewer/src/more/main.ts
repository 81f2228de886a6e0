// The second script: everything that a visit gains after the first view.

import { part } from "../tour/parts";
import type { Lists, Strings } from "../tour/record";
import type { More, TourViewer } from "../tour/contract";
import { button } from "../ui/bar";
import { Compass } from "./compass";
import { Gallery } from "./gallery";
import { Guide } from "./guide";
import { enterHeadset, hasHeadset } from "./headset";
import { HEADSET, HERE, HOME, MORE, PHONE, PLAN, ROOMS, ROTATE, ROUTE } from "./icons";
import { Memory } from "./memory";
import { type Choice, Menu } from "./menu";
import { Phone } from "./phone";
import { Plan } from "./plan";
import { Rotation } from "./rotation";
import { speaking } from "./words";

function start(viewer: TourViewer, strings: Strings, { scenes, routes }: Lists): More {
  const say = speaking(strings);
  const { root, data, over } = viewer;
  if (!over) throw new Error("the viewer is not dressed yet");
  const { bar, live } = over;
  const memory = new Memory(data.base);
  memory.saw(viewer.scene);
  viewer.addEventListener("scene", () => memory.saw(viewer.scene));

  // -- where to go: rooms, plan, route ------------------------------------------------------------------------------
  const rooms = button(say("rooms"), ROOMS);
  const plan = button(say("plan"), PLAN);
  const route = button(say("route"), ROUTE);
  const gallery = new Gallery(viewer, scenes, memory, say);
  const guide = new Guide(viewer, routes, memory, say, route);
  rooms.addEventListener("click", () => gallery.open(rooms));
  route.addEventListener("click", () => guide.open(route));
  const tools = [
    ...(Object.keys(scenes).length > 1 ? [rooms] : []),
    ...(Plan.isThere() ? [plan] : []),
    ...(routes.some(({ stops }) => stops.length) ? [route] : []),
  ];
  if (tools.length) bar.add(say("group_tour"), "tools", tools, true);
  const map = Plan.isThere() ? new Plan(viewer, memory, say, plan) : null;
  const compass = new Compass(viewer, say);

  // -- what is wanted now and then ----------------------------------------------------------------------------------
  const menu = new Menu(say("menu"), MORE);
  const rotation = new Rotation(viewer, () => menu.refresh(), say);
  const phone = new Phone(viewer, (name) => {
    live.toast(say(name));
    menu.refresh();
  });
  const rotate: Choice = { text: say("rotate"), look: ROTATE, act: () => rotation.toggle(), isOn: () => rotation.isOn };
  const tell = (): string => [over.whereabouts(viewer.view), compass.facing()].filter(Boolean).join(" ");
  menu.add({ text: say("tell"), look: HERE, act: () => live.toast(tell()) });
  menu.add({ text: say("home_view"), look: HOME, act: () => void viewer.go({ ...viewer.record.view }) });
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const offer = (): void => {
    rotation.stop();
    if (calm.matches) menu.remove(rotate);
    else menu.add(rotate);
  };
  offer();
  calm.addEventListener("change", offer);
  if (Phone.isLikely()) menu.add({ text: say("gyro"), look: PHONE, act: () => void phone.toggle(), isOn: () => phone.isOn });
  void hasHeadset().then((there) => {
    if (!there || viewer.kiosk) return;
    const enter = (): void => {
      rotation.stop();
      phone.stop();
      over.panel.close();
      enterHeadset(viewer, say).catch(() => live.toast(say("headset_failed")));
    };
    menu.add({ text: say("headset"), look: HEADSET, act: enter });
  });
  const page = bar.element.querySelector(".viewer-page") ?? bar.add(say("menu"), "page", []);
  page.prepend(menu.button, menu.element);

  // -- large dialogs ------------------------------------------------------------------------------------------------
  root.append(gallery.sheet.element, guide.sheet.element);
  if (map) root.append(map.sheet.element);

  if (viewer.kiosk) {
    const rest = viewer.kiosk;
    const reset = async (): Promise<void> => {
      for (const dialog of root.querySelectorAll("dialog")) if (dialog.open) dialog.close();
      guide.leave();
      phone.stop();
      rotation.stop();
      memory.forget();
      const first = await viewer.records.get(data.start);
      await viewer.walkTo(data.start, { view: first.view });
      viewer.look(first.view);
      memory.saw(viewer.scene);
    };
    part(data, "kiosk").then((run) => run?.(viewer, rest, say, reset), () => undefined);
  }
  over.changed();
  over.place(viewer.view, viewer.cssSize);
  root.classList.add("has-more");
  return { enlarge: async (pictures, index) => (await part(data, "enlarged"))?.(root, data.base, say, pictures, index) };
}

window.jetisu360 = { ...window.jetisu360, more: start };
