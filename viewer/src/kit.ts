// What the later scripts take from the first, so that nothing is fetched twice (build.mjs puts it in their place).

export { Cache, textureBudget } from "./core/cache";
export { Loader } from "./core/loader";
export { Picture } from "./core/picture";
export { angles, atan2, between, clamp, cos, direction, dot, FACES, faceToDirection, sin, wrap } from "./core/projection";
export { drawList, rectangle, visibleTiles } from "./core/tiles";
export { basis, extent, focal, toScreen } from "./core/view";
export { parseAddress } from "./tour/address";
export { arrivalView } from "./tour/arrival";
export { part } from "./tour/parts";
export { Records, say } from "./tour/record";
export { button } from "./ui/bar";
export { inParts, make, write } from "./ui/dom";
export { drawing, icon, isIcon } from "./ui/icons";
export { silence, sound } from "./ui/media";
export { inLanguage, mixed } from "./ui/mixed";
export { hookSceneLinks, keepView, markCurrent } from "./ui/page";
export { opened, pageOf, Sheet, titleOf } from "./ui/panel";
