// What the later scripts take from the first, so that nothing is fetched twice (build.mjs puts it in their place).

import { Cache, textureBudget } from "./core/cache";
import { Loader } from "./core/loader";
import { Picture } from "./core/picture";
import { angles, atan2, between, clamp, cos, direction, dot, FACES, faceToDirection, sin, wrap } from "./core/projection";
import { drawList, rectangle, visibleTiles } from "./core/tiles";
import { basis, extent, focal, toScreen } from "./core/view";
import { parseAddress } from "./tour/address";
import { arrivalView } from "./tour/arrival";
import { part } from "./tour/parts";
import { Records, say } from "./tour/record";
import { button } from "./ui/bar";
import { inParts, make, write } from "./ui/dom";
import { drawing, icon, isIcon } from "./ui/icons";
import { silence, sound } from "./ui/media";
import { inLanguage, mixed } from "./ui/mixed";
import { hookSceneLinks, keepView, markCurrent } from "./ui/page";
import { opened, pageOf, Sheet, titleOf } from "./ui/panel";

export const kit = {
  Cache, textureBudget, Loader, Picture, angles, atan2, between, clamp, cos, direction, dot, FACES, faceToDirection,
  sin, wrap, drawList, rectangle, visibleTiles, basis, extent, focal, toScreen, parseAddress, arrivalView, part,
  Records, say, button, inParts, make, write, drawing, icon, isIcon, silence, sound, inLanguage, mixed,
  hookSceneLinks, keepView, markCurrent, opened, pageOf, Sheet, titleOf,
};
