// What a visitor asks for now and then: the list of rooms, the guided routes, the room's text, the settings, sending, turning slowly by itself.

import { Gallery } from "./gallery";
import { Guide } from "../more/guide";
import { LargePlan } from "./plan";
import { RoomText } from "./room";
import { Rotation } from "./rotation";
import { Settings } from "./settings";
import { share } from "./share";

window.jetisu360 = {
  ...window.jetisu360,
  asked: (viewer, say, { scenes, routes }, memory, route, { facing, refresh }) => {
    const gallery = new Gallery(viewer, scenes, memory, say);
    const room = new RoomText(viewer, say, facing);
    const settings = new Settings(memory, say);
    const guide = new Guide(viewer, routes, memory, say, route);
    const plan = new LargePlan(viewer, say);
    viewer.root.append(plan.sheet.element, gallery.sheet.element, guide.sheet.element, room.sheet.element, settings.sheet.element);
    return {
      rooms: (from) => gallery.open(from),
      room: (from) => room.open(from),
      settings: (from) => settings.open(from),
      plan: (from) => plan.open(from),
      share: () => void share(viewer, say),
      guide,
      rotation: new Rotation(viewer, refresh, say),
    };
  },
};
