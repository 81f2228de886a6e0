// Bundles the viewer. Usage: node build.mjs OUTPUT_FOLDER
//
// `viewer` is inlined in the page and is all that the first view needs; `viewer-more` comes when the picture is sharp or
// something of it is asked for. The others come only when they are needed: `viewer-enlarged` when a picture is enlarged,
// `viewer-gyro` when the phone is to be turned, `viewer-xr` when a headset is put on, `viewer-kiosk` on the screen of a
// hall, `viewer-plain` where there is no WebGL (docs/viewer.md).
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const [folder = "dist"] = process.argv.slice(2);
const common = { bundle: true, minify: true, target: ["chrome92", "firefox92", "safari15.4"], legalComments: "none", charset: "utf8" };

// Module → the names that `kit.ts` exports of it.
const kit = new Map();
for (const [, names, from] of readFileSync("src/kit.ts", "utf8").matchAll(/export \{ (.+) \} from "(.+)"/g))
  kit.set(resolve("src", `${from}.ts`), names);

/** In the later scripts, modules of the kit are those of the first script. A name that the kit lacks is an error. */
const borrowed = {
  name: "kit",
  setup(bundler) {
    bundler.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, `${path}.ts`);
      return kit.has(file) ? { path: file, namespace: "kit" } : undefined;
    });
    bundler.onLoad({ filter: /./, namespace: "kit" }, ({ path }) => ({
      contents: `export const { ${kit.get(path)} } = window.jetisu360.kit;`,
    }));
  },
};

const script = (entry, name, plugins = []) =>
  build({ ...common, plugins, entryPoints: [`src/${entry}.ts`], outfile: `${folder}/${name}.js`, format: "iife" });

// Scripts of pages have a folder of their own: older browsers, which show no panorama, read and search all the same.
// (TypeScript has seen to what strict mode would; the words for it would be a tenth of the small ones.)
const tsconfigRaw = { compilerOptions: { target: "ES2020", alwaysStrict: false } };
const page = (entry, name) =>
  build({ ...common, target: "es2018", tsconfigRaw, entryPoints: [`src/${entry}.ts`], outfile: `${folder}/pages/${name}.js`, format: "iife" });
const style = (name) => build({ ...common, entryPoints: [`src/${name}.css`], outfile: `${folder}/${name}.css` });

await Promise.all([
  script("main", "viewer"),
  script("more/main", "viewer-more", [borrowed]),
  script("xr/main", "viewer-xr", [borrowed]),
  script("enlarged/main", "viewer-enlarged", [borrowed]),
  script("gyro/main", "viewer-gyro", [borrowed]),
  script("kiosk/main", "viewer-kiosk", [borrowed]),
  script("plain/main", "viewer-plain", [borrowed]),
  ...["chooser", "kiosk", "kiosk_hall", "kiosk_start", "late_fonts", "offline", "page", "search", "zoom"].map((name) => page(`pages/${name}`, name)),
  page("worker/sw", "sw"),
  style("viewer"),
  style("viewer-more"),
]);
