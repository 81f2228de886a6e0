// Bundles the viewer. Usage: node build.mjs OUTPUT_FOLDER
import { build } from "esbuild";

const [folder = "dist"] = process.argv.slice(2);
const common = { bundle: true, minify: true, target: ["chrome92", "firefox92", "safari15.4"], legalComments: "none", charset: "utf8" };

await build({ ...common, entryPoints: ["src/main.ts"], outfile: `${folder}/viewer.js`, format: "iife" });
await build({ ...common, entryPoints: ["src/viewer.css"], outfile: `${folder}/viewer.css` });
