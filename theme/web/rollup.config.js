// Bundles the scripts into theme/assets/javascripts: one for every page, and one for each thing that is fetched when it is needed.
// They are classic scripts, in AMD form: the loader, at the head of the first one, runs them from a server or from a disk.
// What fills the site's files is bundled once more, for Node: `kit members` fills them with it.

import { readFileSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import nodeResolve from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
import { minify } from "terser";

const HERE = import.meta.dirname;
const LOADER = resolve(HERE, "lib/loader.js");
const TERSER = { ecma: 2022, compress: { passes: 3 }, mangle: true, format: { comments: false } };
const isWatched = process.env.ROLLUP_WATCH === "true";

/** Put the loader at the head of the first script, and have it load the others. */
function withLoader() {
  return {
    name: "with-loader",
    buildStart() {
      this.addWatchFile(LOADER);
    },
    renderDynamicImport: () => ({ left: "kitScripts.load(", right: ")" }),
    async generateBundle(_, bundle) {
      const { code } = await minify(readFileSync(LOADER, "utf8"), TERSER);
      const first = bundle["site.js"];
      first.code = `${code}\n${first.code}`;
      const file = bundle["site.js.map"];
      if (!file) return;
      const map = JSON.parse(file.source);
      file.source = JSON.stringify({ ...map, mappings: `;${map.mappings}` }); // one line further down
    },
  };
}

/** Refuse a script that only holds what others share: it would be one more request. */
function withoutSharedScripts() {
  return {
    name: "without-shared-scripts",
    generateBundle(_, bundle) {
      for (const script of Object.values(bundle)) {
        if (script.type !== "chunk" || script.facadeModuleId || script.name in TOGETHER) continue;
        const shared = Object.keys(script.modules).map(nameOf).join(", ");
        this.error(
          `${shared}: used by several scripts that are fetched later; add it to TOGETHER in rollup.config.js`,
        );
      }
    },
  };
}

// Modules that travel in one script, by its name. The first one also holds what several later scripts use.
const TOGETHER = {
  site: [
    "page/site.js",
    "card/known.js",
    "details/kept.js",
    "library/favorites.js",
    "lib/paper.js",
    "lib/save_file.js",
    "lib/site_url.js",
    "template/blanks.js",
  ],
  card: ["card/card.js", "card/code.js", "card/vcard.js"],
  offices_book: [
    "offices/book.js",
    "offices/office.js",
    "offices/days.js",
    "offices/due.js",
    "offices/calendar.js",
  ],
  template: [
    "template/template.js",
    "template/mail.js",
    "template/plain_text.js",
    "template/printing.js",
    "template/slips.js",
  ],
  details_form: ["details/form.js", "details/dialog.js"],
  details_logo: ["details/logo.js", "details/logo_size.js", "details/letterhead.js"],
  fill: ["fill/fill.js", "fill/pdf/pdf_file.js", "fill/pdf/syntax.js"], // the latter read what a packet is joined from
  rehearse_kept: ["rehearse/home.js", "rehearse/kept.js"],
  rehearse_player: [
    "rehearse/player.js",
    "rehearse/talk.js",
    "rehearse/turns.js",
    "rehearse/voice.js",
  ],
  packet_shelf: ["packet/adding.js", "packet/shelf.js"],
};

function nameOf(id) {
  return relative(HERE, id).split(sep).join("/");
}

/** A script is named after its folder and its module: details/form.js is details_form.js. */
function scriptName({ facadeModuleId, name: given }) {
  if (!facadeModuleId) return `${given}.js`;
  const [folder, name] = [basename(dirname(facadeModuleId)), basename(facadeModuleId)];
  return folder === basename(name, ".js") ? name : `${folder}_${name}`;
}

const NODE = {
  input: resolve(HERE, "fill/members.mjs"),
  output: {
    dir: resolve(HERE, "../../scripts/kitbuilder/members"),
    entryFileNames: "filling.mjs",
    format: "es",
    inlineDynamicImports: true,
  },
  external: /^node:/,
  plugins: [nodeResolve(), terser({ ...TERSER, module: true, maxWorkers: 1 })],
  onLog,
};

const SITE = {
  preserveEntrySignatures: false,
  input: { site: resolve(HERE, "page/site.js") },
  output: {
    dir: resolve(HERE, "../assets/javascripts"),
    format: "amd",
    amd: { autoId: true, define: "kitScripts.define" },
    entryFileNames: "[name].js",
    chunkFileNames: scriptName,
    manualChunks: (id) =>
      Object.keys(TOGETHER).find((script) => TOGETHER[script].includes(nameOf(id))),
    generatedCode: "es2015",
    externalLiveBindings: false,
    interop: "esModule",
    freeze: false,
    esModule: false,
    sourcemap: isWatched,
  },
  plugins: [
    nodeResolve(),
    terser({ ...TERSER, maxWorkers: 1 }),
    withLoader(),
    withoutSharedScripts(),
  ],
  onLog,
};

/** Refuse what Rollup warns of, such as a cycle or an export that is not there: nothing of it is built. */
function onLog(level, log, handle) {
  handle(level === "warn" ? "error" : level, log);
}

export default [SITE, NODE];
