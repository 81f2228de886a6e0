// The links on a keeper's own computer (`jetisu360 links PHOTOS --review`): the editor with this screen alone, over a
// museum.toml (src/jetisu360/commands/review_links).

import { LinksScreen } from "./links/screen";
import { open } from "./open";

void open({ links: (context) => new LinksScreen(context) });
