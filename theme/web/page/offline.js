// Keeps the site for offline use on request, says when a new edition is there, and removes it again.
// What a visitor typed is never kept with it.

import { create, maybe } from "../lib/dom.js";
import { scriptUrl } from "../lib/site_url.js";

const READY = "Offline copy ready.";
const SAVED = `${READY} Its pages work without a network, in this browser; files to download need one.`;
const IN_PARTS = "Part of the offline copy is missing, and could not be fetched now.";
const REFUSED = "The offline copy could not be saved. The site works as before.";
const REMOVED = "The offline copy is removed.";
const NONE = "There is no offline copy in this browser.";
const SURE = "Press the button to remove the offline copy.";

/** @typedef {ReturnType<typeof viewOf>} View the buttons below a page, and what they announce */

/** Show the buttons below a page, and the state of the offline copy. */
export async function startOffline() {
  const part = maybe("[data-offline]", HTMLElement);
  if (!part || !("serviceWorker" in navigator)) return;
  const worker = new URL(part.dataset.offline ?? "", document.baseURI);
  const scope = new URL("./", worker).href;
  const view = viewOf(part);
  view.remove.addEventListener("click", async () => {
    await remove(scope);
    show(view, null, REMOVED);
  });
  view.save.addEventListener("click", () => save(worker, view));
  view.update.addEventListener("click", async () => {
    (await registrationOf(scope))?.waiting?.postMessage("take over");
  });
  const registration = await registrationOf(scope);
  show(view, registration, "");
  if (registration) follow(registration, view);
  if (new URLSearchParams(location.search).get("offline") === "off") {
    view.status.textContent = registration ? SURE : NONE;
    part.scrollIntoView({ block: "center" });
    view.remove.focus();
  } else if (registration?.active) {
    const words = (await isWhole(registration.active)) ? READY : IN_PARTS;
    if (!registration.waiting) show(view, registration, words);
  }
}

/**
 * This site's own registration; none of a site in a folder above it, and none where a browser refuses.
 * @param {string} scope
 */
async function registrationOf(scope) {
  const found = await navigator.serviceWorker.getRegistration(scope).catch(() => null);
  return found?.scope === scope ? found : null;
}

/**
 * Whether all of a copy is there, once its worker has tried to fetch what is missing.
 * @param {ServiceWorker} worker
 * @returns {Promise<boolean>}
 */
function isWhole(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("mend", [port2]);
  });
}

/**
 * @param {URL} worker
 * @param {View} view
 */
async function save(worker, view) {
  view.save.disabled = true;
  view.status.textContent = "Saving every page …";
  try {
    const options = /** @type {const} */ ({ updateViaCache: "none" });
    const registration = await navigator.serviceWorker.register(scriptUrl(worker), options);
    const active = await installed(registration);
    follow(registration, view);
    show(view, registration, (await isWhole(active)) ? SAVED : IN_PARTS);
  } catch {
    show(view, null, REFUSED);
  }
  view.save.disabled = false;
}

/**
 * The worker of a registration, once it has kept all and serves pages.
 * @param {ServiceWorkerRegistration} registration
 * @returns {Promise<ServiceWorker>}
 */
function installed({ installing, waiting, active }) {
  const worker = installing ?? waiting ?? active;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker?.state === "activated") resolve(worker);
      if (!worker || worker.state === "redundant") reject(new Error("not installed"));
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/**
 * Say when a new copy waits; once the visitor takes it, load the page again.
 * @param {ServiceWorkerRegistration} registration
 * @param {View} view
 */
function follow(registration, view) {
  const look = () => {
    if (!registration.waiting || !registration.active) return;
    show(view, registration, "A new edition of the offline copy is ready.");
  };
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", look),
  );
  view.update.addEventListener("click", () => {
    const reload = () => location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
  });
  look();
}

/**
 * Remove this site's own copies. Another edition on the same host keeps its own.
 * @param {string} scope
 */
async function remove(scope) {
  await (await registrationOf(scope))?.unregister();
  for (const name of await caches.keys()) if (await isOurs(name, scope)) await caches.delete(name);
}

/**
 * Whether a copy is this site's, by its name; edition 2026-11 called all copies on a host alike.
 * @param {string} name
 * @param {string} scope
 */
async function isOurs(name, scope) {
  if (name.startsWith(`referral-kit.offline ${new URL(scope).pathname} `)) return true;
  const isFormer = /^referral-kit\.offline\.\w+$/.test(name);
  return isFormer && Boolean(await caches.match(`${scope}404.html`, { cacheName: name }));
}

/**
 * @param {View} view
 * @param {ServiceWorkerRegistration | null} registration
 * @param {string} words
 */
function show(view, registration, words) {
  view.save.hidden = Boolean(registration);
  view.remove.hidden = !registration;
  view.update.hidden = !(registration?.waiting && registration.active);
  view.status.textContent = words;
}

/** @param {HTMLElement} part */
function viewOf(part) {
  /** @param {string} textContent */
  const button = (textContent) => create("button", { type: "button", textContent, hidden: true });
  const view = {
    save: button("Save for offline"),
    update: button("Use the new edition"),
    remove: button("Remove the offline copy"),
    status: create("p"),
  };
  view.status.setAttribute("role", "status");
  part.append(view.save, view.update, view.remove, view.status);
  return view;
}
