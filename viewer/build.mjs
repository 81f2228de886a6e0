// Bundles the viewer. Usage: node build.mjs OUTPUT_FOLDER
//
// `viewer` is inlined in the page and is all that the first view needs; `viewer-more` comes when the picture is sharp or
// something of it is asked for. The others come only when they are needed: `viewer-rare` when a picture is enlarged
// or the phone is to be turned, `viewer-own` on a first visit and for favourites,
// `viewer-asked` when a list, a text or the settings are,
// `viewer-xr` when a headset is put on, `viewer-kiosk` on the screen of a
// hall, `viewer-plain` where there is no WebGL (docs/viewer.md).
import { build } from "esbuild";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const [folder = "dist"] = process.argv.slice(2);
const common = { bundle: true, minify: true, target: ["chrome92", "firefox92", "safari15.4"], legalComments: "none", charset: "utf8" };

// Module → the names that `kit.ts` takes of it.
const kit = new Map();
for (const [, names, from] of readFileSync("src/kit.ts", "utf8").matchAll(/import \{ (.+) \} from "(.+)"/g))
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

/** Shaders without the space that only their readers need. */
const shaders = {
  name: "shaders",
  setup(bundler) {
    const squeezed = (text) => text.replace(/\s+/g, " ").replace(/ ?([{}();,=+*/<>?:-]) ?/g, "$1");
    bundler.onLoad({ filter: /core.gl\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/(?<=^const \w+ = )`[^`]*`;/gm, squeezed),
      loader: "ts",
    }));
  },
};

const script = (entry, name, plugins = []) =>
  build({ ...common, plugins: [shaders, ...plugins], entryPoints: [`src/${entry}.ts`], outfile: `${folder}/${name}.js`, format: "iife" });

// Scripts of pages have a folder of their own: older browsers, which show no panorama, read and search all the same.
// (TypeScript has seen to what strict mode would; the words for it would be a tenth of the small ones.)
const tsconfigRaw = { compilerOptions: { target: "ES2020", alwaysStrict: false } };
const page = (entry, name) =>
  build({ ...common, target: "es2018", tsconfigRaw, entryPoints: [`src/${entry}.ts`], outfile: `${folder}/pages/${name}.js`, format: "iife" });
// Of the portal (docs/portal.md): its people have browsers of today. `portal` is for every page, `live` (with htmx in it)
// for those on which work is seen going on, `texts` for official texts, `evidence` for photographs of places, `field` and its worker for
// control on a phone, the others for the page of photographs.
const PORTAL = { portal: "portal/main", live: "portal/live", evidence: "evidence/main", texts: "portal/texts", field: "field/main", "field-worker": "worker/field", upload: "upload/main", "upload-hash": "upload/hash_worker" };
// (tus-js-client as it was written: what it has compiled for older browsers is twice as large.)
const alias = { "tus-js-client": "tus-js-client/lib/browser/index.js" };
/** htmx as its authors have made it small: a sixth smaller than what esbuild makes of their source. */
const small = {
  name: "small htmx",
  setup(bundler) {
    const file = resolve("node_modules/htmx.org/dist/htmx.min.js");
    bundler.onResolve({ filter: /^htmx\.org$/ }, () => ({ path: file }));
    bundler.onLoad({ filter: /htmx\.min\.js$/ }, () => ({ contents: `${readFileSync(file, "utf8")}\nexport default htmx;` }));
  },
};
const portal = (name) =>
  build({ ...common, alias, plugins: [small], metafile: true, banner, entryPoints: [`src/${PORTAL[name]}.ts`], outfile: `${folder}/portal/${name}.js`, format: "iife" });
const banner = { js: "/* What others wrote in this script, and its licences: licences.txt beside it. */" };

/** The licences of the packages that are built in, as the packages have them. */
function licences(...results) {
  const files = results.flatMap(({ metafile }) => Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs)));
  const packages = files.filter(([, { bytesInOutput }]) => bytesInOutput).flatMap(([path]) => path.match(/^node_modules\/(@[^/]+\/[^/]+|[^/]+)/)?.[1] ?? []);
  const text = [...new Set(packages)].sort().map((name) => {
    const file = readdirSync(`node_modules/${name}`).find((one) => /^licen[cs]e/i.test(one));
    if (!file) throw new Error(`${name} has no licence in it`);
    return `${name}\n\n${readFileSync(`node_modules/${name}/${file}`, "utf8").trim()}\n`;
  });
  writeFileSync(`${folder}/portal/licences.txt`, text.join("\n\n"));
}
// (Fonts lie where the portal serves them, beside what is built.)
const style = (entry, name = entry) => build({ ...common, external: ["*.woff2"], entryPoints: [`src/${entry}.css`], outfile: `${folder}/${name}.css` });

await Promise.all([
  script("main", "viewer"),
  script("more/main", "viewer-more", [borrowed]),
  script("xr/main", "viewer-xr", [borrowed]),
  script("rare/main", "viewer-rare", [borrowed]),
  script("own/main", "viewer-own", [borrowed]),
  script("asked/main", "viewer-asked", [borrowed]),
  script("aside/main", "viewer-aside", [borrowed]),
  script("kiosk/main", "viewer-kiosk", [borrowed]),
  script("plain/main", "viewer-plain", [borrowed]),
  ...["chooser", "kiosk", "kiosk_hall", "kiosk_start", "late_fonts", "elsewhere", "first_view", "enter", "favourites", "not_found", "offline", "page", "search", "text", "zoom"].map((name) => page(`pages/${name}`, name)),
  // Of a project's public page, inside of it.
  script("visits/main", "pages/visits"),
  page("worker/sw", "sw"),
  Promise.all(Object.keys(PORTAL).map(portal)).then((results) => licences(...results)),
  // For keepers: the review of faces (docs/privacy.md), of which no public page carries anything.
  script("review/main", "review"),
  style("review/review", "review"),
  // The bar over the site that `jetisu360 view` shows (docs/publishing.md).
  script("keeper-bar/main", "keeper-bar"),
  style("keeper-bar/keeper-bar", "keeper-bar"),
  // The editor of a museum (docs/editor.md), in the portal.
  script("editor/main", "portal/editor"),
  style("editor/editor", "portal/editor"),
  // Its screen of links, on a keeper's own computer (docs/links.md).
  script("editor/here", "links"),
  style("editor/here", "links"),
  style("viewer"),
  style("viewer-more"),
]);
