import { Viewer } from "@photo-sphere-viewer/core";
import "@photo-sphere-viewer/core/index.css";
import { CubemapTilesAdapter } from "@photo-sphere-viewer/cubemap-tiles-adapter";

const { base, sizes, side, yaw, pitch, fov } = JSON.parse(document.getElementById("tour").textContent);
const FACES = { left: "l", front: "f", right: "r", back: "b", top: "u", bottom: "d" };
const size = sizes.at(-1);
new Viewer({
  container: "pano",
  adapter: CubemapTilesAdapter,
  navbar: false,
  minFov: Math.min(30, fov),
  maxFov: fov,
  defaultZoomLvl: 0,
  defaultYaw: `${yaw}deg`,
  defaultPitch: `${pitch}deg`,
  defaultTransition: null,
  panorama: {
    faceSize: size,
    nbTiles: size / side,
    baseUrl: Object.fromEntries(Object.entries(FACES).map(([name, face]) => [name, `${base}/small/${face}.webp`])),
    tileUrl: (name, column, row) => `${base}/${sizes.length}/${FACES[name]}/${row}/${column}.webp`,
  },
});
