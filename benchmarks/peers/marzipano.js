import Marzipano from "marzipano";

const { base, sizes, side, preview, yaw, pitch, fov } = JSON.parse(document.getElementById("tour").textContent);
const radians = Math.PI / 180;
const viewer = new Marzipano.Viewer(document.getElementById("pano"));
const scene = viewer.createScene({
  source: Marzipano.ImageUrlSource.fromString(`${base}/{z}/{f}/{y}/{x}.webp`, { cubeMapPreviewUrl: `${base}/preview.webp` }),
  geometry: new Marzipano.CubeGeometry([
    { tileSize: preview, size: preview, fallbackOnly: true },
    ...sizes.map((size) => ({ tileSize: Math.min(size, side), size })),
  ]),
  view: new Marzipano.RectilinearView(
    { yaw: yaw * radians, pitch: -pitch * radians, fov: fov * radians },
    Marzipano.RectilinearView.limit.traditional(4 * sizes.at(-1), 130 * radians, 150 * radians),
  ),
  pinFirstLevel: true,
});
scene.switchTo({ transitionDuration: 0 });
