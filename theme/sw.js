// The worker that shows the site without a network, for visitors who asked for that. The build fills in what it keeps.
// It keeps this site's own pages and nothing else: what a visitor types, asks for or downloads never passes into it.

const VERSION = "unbuilt";
const FILES = [];

const OURS = "referral-kit.offline.";
const CACHE = OURS + VERSION;
const PATIENCE = 4000; // milliseconds a page may take before the kept one is shown

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) =>
  event.waitUntil(drop((name) => name !== CACHE).then(() => self.clients.claim())),
);
self.addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(self.registration.scope)) return;
  if (request.mode === "navigate" && url.searchParams.get("offline") === "off")
    return event.respondWith(leave(request));
  const isPage = /\/(?:[^/]+\.html)?$/.test(url.pathname);
  const isKept = FILES.includes(nameOf(url));
  if (isPage) event.respondWith(fromNetwork(event, url));
  else if (isKept) event.respondWith(fromCache(request, url));
});

async function fill() {
  try {
    const cache = await caches.open(CACHE);
    await cache.addAll(
      FILES.map((file) => new Request(new URL(file, self.registration.scope), { cache: "reload" })),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function drop(isOld) {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && isOld(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The way out, whatever else went wrong: an address that ends in ?offline=off. */
async function leave(request) {
  await drop(() => true);
  await self.registration.unregister();
  return fetch(request);
}

async function fromNetwork(event, url) {
  const kept = await find(nameOf(url));
  const asked = fetch(event.request);
  if (!kept) return asked.catch(lost);
  event.waitUntil(asked.catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([asked.catch(() => kept), late]);
}

async function fromCache(request, url) {
  return (await find(nameOf(url))) ?? fetch(request);
}

async function lost() {
  const page = await find("404.html");
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
}

/** What is kept under a name. Nothing is opened for it: a copy that was taken away would be there again, and empty. */
function find(name) {
  return caches.match(new URL(name, self.registration.scope), { cacheName: CACHE });
}

/** A page's or file's name below the front page, without question or fragment: "library/?step=3" is "library/". */
function nameOf(url) {
  return (url.origin + url.pathname)
    .slice(self.registration.scope.length)
    .replace(/(^|\/)index\.html$/, "$1");
}
