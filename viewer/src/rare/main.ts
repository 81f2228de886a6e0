// What a visit asks for once, if ever: a picture as large as the window, the phone as a window into the room.

import { enlarge } from "../enlarged/main";
import { follow } from "../gyro/main";

window.jetisu360 = { ...window.jetisu360, rare: { enlarge, follow } };
