// Keeps the site for offline use on request, says when a new edition is there, and removes it again.
// What a visitor typed is never kept with it.

import { create, maybe } from "../lib/dom.js";
import { scriptUrl } from "../lib/site_url.js";

const OURS = "referral-kit.offline.";
const REMOVED = "The offline copy is removed.";
const SAVED =
  "Offline copy ready. Its pages work without a network, in this browser; files to download need one.";

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
    const registration = await navigator.serviceWorker.getRegistration(scope);
    registration?.waiting?.postMessage("take over");
  });
  if (new URLSearchParams(location.search).get("offline") === "off") {
    await remove(scope);
    return show(view, null, REMOVED);
  }
  const registration = await navigator.serviceWorker.getRegistration(scope).catch(() => null); // refused
  if (registration) follow(registration, view);
  show(view, registration ?? null, registration?.active ? "Offline copy ready." : "");
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
    await installed(registration.installing ?? registration.waiting ?? registration.active);
    follow(registration, view);
    show(view, registration, SAVED);
  } catch {
    show(view, null, "The offline copy could not be saved. The site works as before.");
  }
  view.save.disabled = false;
}

/**
 * @param {ServiceWorker | null} worker
 * @returns {Promise<void>}
 */
function installed(worker) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker?.state === "activated") resolve();
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
  setTimeout(look);
}

/** @param {string} scope */
async function remove(scope) {
  await (await navigator.serviceWorker.getRegistration(scope))?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(names.map((name) => caches.delete(name)));
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
