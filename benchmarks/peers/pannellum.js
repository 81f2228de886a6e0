import "pannellum";
import "pannellum/build/pannellum.css";

const { base, sizes, side, yaw, pitch, fov } = JSON.parse(document.getElementById("tour").textContent);
const place = document.getElementById("pano");
const half = Math.tan((fov * Math.PI) / 360) * (place.clientWidth / place.clientHeight);
const hfov = (Math.atan(half) * 360) / Math.PI;
pannellum.viewer(place, {
  type: "multires",
  autoLoad: true,
  multiRes: {
    basePath: base,
    path: "/%l/%s/%y/%x",
    extension: "webp",
    tileResolution: side,
    maxLevel: sizes.length,
    cubeResolution: sizes.at(-1),
  },
  yaw,
  pitch,
  hfov,
  minHfov: Math.min(50, hfov),
  maxHfov: Math.max(120, hfov),
});
