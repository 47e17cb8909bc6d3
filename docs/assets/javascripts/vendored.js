// A library of others, kept as its makers wrote it, is loaded the first time something needs it.

import { scriptAddress } from "./script_address.js";

const loading = new Map();

/** Load a classic script and give back what it calls itself. One that did not come is asked for again the next time. */
export function libraryAt(address, name) {
  if (!loading.has(name)) loading.set(name, load(address, name).catch((error) => (loading.delete(name), Promise.reject(error))));
  return loading.get(name);
}

function load(address, name) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: scriptAddress(address) });
    script.addEventListener("load", () => resolve(globalThis[name]));
    script.addEventListener("error", () => (script.remove(), reject(new Error(`${name} could not be loaded`))));
    document.head.append(script);
  });
}
