// The editor in a portal: all screens.

import { open } from "./open";
import { SCREENS } from "./screens";

void open(SCREENS);
