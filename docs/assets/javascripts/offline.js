// The site is kept for offline on request, told about when it changes, and removed again. Nothing typed is ever kept with it.

import { scriptAddress } from "./script_address.js";

const OURS = "referral-kit.offline.";
const WORDS = { save: "Save for offline", remove: "Remove the offline copy", update: "Use the new edition" };

/** Show the button below every page, and what has become of the offline copy. */
export async function startOffline() {
  const part = document.querySelector("[data-offline]");
  if (!part || !("serviceWorker" in navigator)) return;
  const worker = new URL(part.dataset.offline, document.baseURI);
  const scope = new URL("./", worker).href;
  const view = viewOf(part);
  view.remove.addEventListener("click", async () => {
    await remove(scope);
    show(view, null, "The offline copy is removed.");
  });
  view.save.addEventListener("click", () => save(worker, view));
  view.update.addEventListener("click", async () => (await navigator.serviceWorker.getRegistration(scope))?.waiting?.postMessage("take over"));
  if (new URLSearchParams(location.search).get("offline") === "off") {
    await remove(scope);
    return show(view, null, "The offline copy is removed.");
  }
  const registration = await navigator.serviceWorker.getRegistration(scope).catch(() => undefined); // storage is refused
  if (registration) follow(registration, view);
  show(view, registration, registration?.active ? "Offline copy ready." : "");
}

async function save(worker, view) {
  view.save.disabled = true;
  view.status.textContent = "Saving every page …";
  try {
    const registration = await navigator.serviceWorker.register(scriptAddress(worker), { updateViaCache: "none" });
    await finished(registration.installing ?? registration.waiting ?? registration.active);
    follow(registration, view);
    show(view, registration, "Offline copy ready. Its pages work without a network, in this browser; files to download need one.");
  } catch {
    show(view, null, "The offline copy could not be saved. The site works as before.");
  }
  view.save.disabled = false;
}

function finished(worker) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("not installed"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/** Say when a new copy lies ready; once a visitor takes it, show the page anew. */
function follow(registration, view) {
  const look = () => {
    if (registration.waiting && registration.active) show(view, registration, "A new edition of the offline copy is ready.");
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  view.update.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  });
  setTimeout(look);
}

async function remove(scope) {
  await (await navigator.serviceWorker.getRegistration(scope))?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(names.map((name) => caches.delete(name)));
}

function show(view, registration, words) {
  view.save.hidden = Boolean(registration);
  view.remove.hidden = !registration;
  view.update.hidden = !(registration?.waiting && registration.active);
  view.status.textContent = words;
}

function viewOf(part) {
  const view = { status: document.createElement("p") };
  for (const [name, textContent] of Object.entries(WORDS)) view[name] = Object.assign(document.createElement("button"), { type: "button", textContent, hidden: true });
  view.status.setAttribute("role", "status");
  part.append(view.save, view.update, view.remove, view.status);
  return view;
}
