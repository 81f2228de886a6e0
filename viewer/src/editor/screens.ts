// The screens, in the order of their tabs: a part adds its own here. Its tab is called by the word `<name>_tab`.

import type { Context, Screen } from "./contract";
import { LinksScreen } from "./links/screen";
import { PlanScreen } from "./plan/screen";
import { CompletenessScreen } from "./objects/completeness";
import { ObjectsScreen } from "./objects/screen";
import { RoomScreen } from "./room/screen";

/** Name, as it stands in the address (`#rooms/hall`) → how it is made, when it is first shown. */
export const SCREENS: Readonly<Record<string, (context: Context) => Screen>> = {
  rooms: (context) => new RoomScreen(context),
  links: (context) => new LinksScreen(context),
  plan: (context) => new PlanScreen(context),
  objects: (context) => new ObjectsScreen(context),
  completeness: (context) => new CompletenessScreen(context),
};
