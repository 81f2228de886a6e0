// Pages without a panorama: the display face comes when everything else has, at once on the second page of a visit.

import { fonts, known } from "./fonts";

const soon = (): void => void setTimeout(fonts, 100);

if (known()) fonts();
else if (document.readyState === "complete") soon();
else addEventListener("load", soon);
