// Before kiosk_start.ts in a site that was built for a hall: the kiosk begins by itself.

import { KIOSK } from "./stored";

try {
  if (sessionStorage.getItem(KIOSK) === null) sessionStorage.setItem(KIOSK, "");
} catch {
  // As in stored.ts.
}
