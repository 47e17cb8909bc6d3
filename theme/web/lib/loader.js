// Runs the site's scripts. They are classic ones, because a page opened from a disk may run no ES module:
// each defines itself by name, and what it needs, or asks for later, is fetched from beside this one.

(() => {
  /** @typedef {Record<string, any>} Exports */
  const GIVEN = ["exports", "require"]; // named among what a script needs, and no scripts
  /** @type {Record<string, { dependencies: string[], factory: (...needed: Exports[]) => void }>} */
  const defined = {};
  /** @type {Record<string, Exports>} */
  const running = {};
  /** @type {Record<string, Promise<unknown>>} */
  const fetches = {};
  const { src: here } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", here).href;
  // Every file has a digest of its content in its name; finishing the site puts the digests in here.
  /** @type {Record<string, string>} */
  const digests = JSON.parse('{"digest":"of each file"}');

  /**
   * The address of a file of this page's own edition, by its path below assets/.
   * @param {string} path
   */
  const assetUrl = (path) => {
    const named = digests[path] ? path.replace(/(?=\.\w+$)/, `.${digests[path]}`) : path;
    return `${root}assets/${named}`;
  };

  /**
   * Vouch for the address of a script of ours. The pages' policy has browsers ask this for each, and
   * refuse all other ways to run one.
   * @param {string | URL} address
   */
  const createScriptURL = (address) => {
    const { href } = new URL(address, here);
    const isAsset = href.startsWith(`${root}assets/`) && href.endsWith(".js");
    if (isAsset || href === `${root}sw.js`) return href;
    throw new TypeError(`${href} is none of our scripts`);
  };
  const policy = Object(globalThis).trustedTypes?.createPolicy("kit", { createScriptURL });
  /** @param {string | URL} address */
  const scriptUrl = (address) => (policy ?? { createScriptURL }).createScriptURL(address);

  /**
   * @param {string} name
   * @param {string[]} dependencies
   * @param {(...needed: Exports[]) => void} factory
   */
  const define = (name, dependencies, factory) => {
    defined[name] = { dependencies, factory };
  };

  /**
   * Fetch a script. One that did not come is fetched again the next time.
   * @param {string} name
   */
  const fetchScript = (name) =>
    new Promise((resolve, reject) => {
      const src = scriptUrl(assetUrl(`javascripts/${name}.js`));
      const script = Object.assign(document.createElement("script"), { src, onload: resolve });
      script.onerror = () => {
        delete fetches[name];
        script.remove();
        reject(new Error(`${name} could not be loaded`));
      };
      document.head.append(script);
    });

  /**
   * Run a script once, after all it needs, and return what it exports.
   * @param {string} path
   * @returns {Promise<Exports>}
   */
  const load = async (path) => {
    const name = path.replace(/^\.\//, "");
    if (!defined[name]) {
      fetches[name] ??= fetchScript(name);
      await fetches[name];
    }
    const { dependencies, factory } = defined[name];
    /** @type {Exports[]} */
    const needed = [];
    for (const one of dependencies) needed.push(GIVEN.includes(one) ? {} : await load(one));
    if (!running[name]) {
      running[name] = needed[dependencies.indexOf("exports")] ?? {};
      factory(...needed);
    }
    return running[name];
  };

  Object(globalThis).kitScripts = { assetUrl, define, load, scriptUrl };
  // The scripts that a page names come after this one, and have all been read by then.
  document.addEventListener("DOMContentLoaded", () => load("site"));
})();
