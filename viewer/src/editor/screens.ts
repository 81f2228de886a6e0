// The screens, in the order of their tabs: a part adds its own here. Its tab is called by the word `<name>_tab`.

import type { Screens } from "./contract";
import { LinksScreen } from "./links/screen";
import { PlanScreen } from "./plan/screen";
import { CompletenessScreen } from "./objects/completeness";
import { ObjectsScreen } from "./objects/screen";
import { RoomScreen } from "./room/screen";

export const SCREENS: Screens = {
  rooms: (context) => new RoomScreen(context),
  links: (context) => new LinksScreen(context),
  plan: (context) => new PlanScreen(context),
  objects: (context) => new ObjectsScreen(context),
  completeness: (context) => new CompletenessScreen(context),
};
