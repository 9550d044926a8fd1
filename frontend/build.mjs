// Builds app.css, app.js and the fonts into workinggroup/static_built/. `--watch` builds again on a change.
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(here, "node_modules");
const built = path.join(here, "..", "workinggroup", "static_built");
const watching = process.argv.includes("--watch");
// A whole build grows beside the one in use and takes its place at the end, so that no reader finds a gap.
const target = watching ? built : `${built}.new`;
const families = ["source-sans-3", "source-serif-4"];

function buildStyles() {
  const { css } = sass.compile(path.join(here, "css", "app.scss"), {
    loadPaths: [modules],
    style: "compressed",
    quietDeps: true,
    // Bootstrap 5 is written with @import and global functions.
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  // The content policy refuses pictures from data: addresses; say so here and not in the reader's browser.
  if (css.includes("data:")) throw new Error("app.css holds a data: address, which the content policy refuses");
  writeFileSync(path.join(target, "app.css"), css);
}

async function buildScripts() {
  await esbuild.build({
    entryPoints: [path.join(here, "js", "app.js")],
    outfile: path.join(target, "app.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "eof",
    logLevel: "warning",
  });
}

function copyFonts() {
  mkdirSync(path.join(target, "fonts"), { recursive: true });
  for (const family of families) {
    const files = path.join(modules, "@fontsource-variable", family, "files");
    for (const name of readdirSync(files)) {
      if (/-wght-(normal|italic)\.woff2$/.test(name) && !name.includes("vietnamese"))
        cpSync(path.join(files, name), path.join(target, "fonts", name));
    }
  }
}

async function build() {
  const start = Date.now();
  buildStyles();
  await buildScripts();
  console.log(`Built in ${Date.now() - start} ms`);
}

if (!watching) rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
copyFonts();
cpSync(path.join(here, "icon.svg"), path.join(target, "icon.svg"));
await build();

if (watching) {
  let timer;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => build().catch((error) => console.error(error.message)), 80);
  };
  for (const folder of ["css", "js"]) watch(path.join(here, folder), again);
} else {
  rmSync(built, { recursive: true, force: true });
  renameSync(target, built);
}
