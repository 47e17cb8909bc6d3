// The worker that shows the site without a network, for visitors who asked for that. The build fills in what it keeps.
// It keeps one edition of this site's own pages, and checks each file before it does. What a visitor types, asks for or
// downloads never passes into it.

const EDITION = "unbuilt";
const PAGES = []; // by address: "" is the front page, and "kit/" is kit/index.html
const FILES = {}; // what pages need, and the SHA-256 of each

const ROOT = new URL("./", self.location).href;
const LOST = "404.html";
const OURS = `referral-kit.offline ${new URL(ROOT).pathname} `; // another edition on this host has copies of its own
const CACHE = OURS + EDITION;
const FORMER = /^referral-kit\.offline\.\w+$/; // a copy that edition 2026-11 made, here or elsewhere on this host
const PATIENCE = 4000; // milliseconds a page may take before the kept one is shown
const ACTS = new Map([
  ["take over", () => self.skipWaiting()],
  ["mend", mend],
  ["leave", leave],
]);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  const act = ACTS.get(event.data);
  if (act) event.waitUntil(act().then((result) => event.ports[0]?.postMessage(result)));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(ROOT)) return;
  const isVisit = request.mode === "navigate";
  if (isVisit && url.searchParams.get("offline") === "off") return event.respondWith(question());
  const name = nameOf(url);
  if (Object.hasOwn(FILES, name)) event.respondWith(fromCopy(request, name));
  else if (PAGES.includes(name) || (isVisit && isBesideOurs(name)))
    event.respondWith(fromNetwork(event, name));
});

async function install() {
  try {
    await fill();
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  await drop((name) => name !== CACHE);
  await self.clients.claim();
}

/** Keep what is not kept yet. Throws when something is not there, or is not of this edition. */
async function fill() {
  const cache = await caches.open(CACHE);
  const keep = async (name) => {
    const answer = await (Object.hasOwn(FILES, name) ? fetchFile(name) : fetchPage(name));
    await cache.put(addressOf(name), answer);
  };
  await Promise.all((await missing()).map(keep));
}

function fetchFile(name) {
  return fetch(addressOf(name), { integrity: FILES[name], cache: "reload" });
}

/** Fetch a page, which says what it is. A new answer holds it, for a browser takes none that a host led elsewhere with. */
async function fetchPage(name) {
  const answer = await fetch(addressOf(name), { cache: "reload" });
  const html = await answer.text();
  const isRight = answer.ok || name === LOST;
  if (!isRight || !html.includes(`"${EDITION} ${name}"`) || !html.includes("</html>"))
    throw new Error(`${name} is not of edition ${EDITION}`);
  return new Response(html, { headers: answer.headers });
}

/** The names of what should be kept and is not. A copy that was taken away is not begun anew by looking for it. */
async function missing() {
  const requests = (await caches.has(CACHE)) ? await (await caches.open(CACHE)).keys() : [];
  const kept = new Set(requests.map(({ url }) => url));
  return [...PAGES, ...Object.keys(FILES)].filter((name) => !kept.has(addressOf(name)));
}

/** Fetch what was lost of the copy. Returns whether it is whole. */
async function mend() {
  return fill().then(
    () => true,
    () => false,
  );
}

async function drop(isOld) {
  for (const name of (await caches.keys()).filter(isOld))
    if (await isOurs(name)) await caches.delete(name);
}

async function isOurs(name) {
  if (name.startsWith(OURS)) return true;
  return FORMER.test(name) && Boolean(await caches.match(addressOf(LOST), { cacheName: name }));
}

async function leave() {
  await drop(() => true);
  return self.registration.unregister();
}

async function fromNetwork(event, name) {
  const kept = await find(name);
  const asked = fetch(event.request);
  if (!kept) return asked.catch(() => lost(name));
  event.waitUntil(asked.catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  const answer = asked.then(
    (given) => (given.status < 500 ? given : kept),
    () => kept,
  );
  return Promise.race([answer, late]);
}

async function fromCopy(request, name) {
  return (await find(name)) ?? fetch(request);
}

/** What to show without a network: of a page that exists but is lost from the copy, nothing untrue. */
async function lost(name) {
  const page = PAGES.includes(name) ? undefined : await find(LOST);
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
}

function find(name) {
  return caches.match(addressOf(name), { cacheName: CACHE });
}

/** Whether an address lies in a folder of ours: at a host's root, other sites' pages are below ours. */
function isBesideOurs(name) {
  const folder = `${name.split("/")[0]}/`;
  return PAGES.some((page) => page.startsWith(folder));
}

/** The name of what is at an address: "library/" for library/?step=3, and for library/index.html and library as well. */
function nameOf(url) {
  const name = (url.origin + url.pathname).slice(ROOT.length).replace(/(^|\/)index\.html$/, "$1");
  return PAGES.includes(`${name}/`) ? `${name}/` : name;
}

function addressOf(name) {
  return new URL(name, ROOT).href;
}

/** The way out, whatever else went wrong: an address that ends in ?offline=off, and a page that needs nothing else. */
function question() {
  const nonce = crypto.randomUUID();
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Remove the offline copy?</title>
<style nonce="${nonce}">
  body { font: 1.1rem/1.5 sans-serif; max-width: 36rem; margin: 10vh auto; padding: 0 1rem; color-scheme: light dark }
  button { font: inherit; padding: .5em 1em }
</style>
<main>
<h1>Remove the offline copy?</h1>
<p role="status">This browser keeps a copy of this site. Without it, the site needs a network. What you typed stays.</p>
<p><button>Remove the offline copy</button></p>
<p><a href="./">Back to the site</a></p>
</main>
<script nonce="${nonce}">
  const [button, told] = ["button", "[role=status]"].map((one) => document.querySelector(one));
  button.addEventListener("click", () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      told.textContent = "The offline copy is removed.";
      button.remove();
    };
    navigator.serviceWorker.controller.postMessage("leave", [port2]);
  });
</script>
</html>
`;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy };
  return new Response(html, { headers });
}
