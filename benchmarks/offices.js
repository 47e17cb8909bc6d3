// In the page of offices, before its own scripts: notes when things are drawn and handed over, and does what a visitor
// does. Each of `does` returns the milliseconds until it was there, and the longest task in which the page answered nothing.

window.benchmark = (() => {
  const at = { tasks: [] };
  new PerformanceObserver((list) => {
    at.tasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: "longtask", buffered: true });

  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    at.blob = blob;
    at.handedOver = performance.now();
    return make.call(URL, blob);
  };
  window.print = () => {
    layOut();
    at.handedOver = performance.now();
  };
  document.addEventListener("DOMContentLoaded", () => {
    const list = document.querySelector("[data-list]");
    if (list) new MutationObserver(drawn).observe(list, { childList: true });
  });

  function drawn() {
    layOut();
    at.drawn = performance.now();
  }

  function layOut() {
    document.body.getBoundingClientRect();
  }

  const one = (selector) => document.querySelector(selector);
  const named = (words) =>
    [...document.querySelectorAll("button")].find((button) => button.textContent.startsWith(words));

  /** Do something, and wait until `at` says when `mark` was. */
  async function took(mark, act) {
    at.tasks.length = 0;
    delete at[mark];
    const began = performance.now();
    act();
    while (at[mark] === undefined) await turn();
    const waited = at[mark] - began;
    await new Promise((resolve) => setTimeout(resolve, 100)); // a long task is told of a little later
    return [waited, Math.max(0, ...at.tasks)];
  }

  /** Let the page do what waits to be done. */
  function turn() {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  }

  /** Hand the page a file, and wait until what `isThere` looks for is. */
  async function bring(name, bytes, isThere) {
    const files = new DataTransfer();
    files.items.add(new File([bytes], name));
    return took("found", async () => {
      one("[data-bring]").files = files.files;
      one("[data-bring]").dispatchEvent(new Event("change"));
      while (!isThere()) await turn();
      at.found = performance.now();
    });
  }

  const previewed = () => one("[data-found] button") !== null;
  const does = {
    opened() {
      const { responseEnd } = performance
        .getEntriesByType("resource")
        .find(({ name }) => name.includes("/offices_page."));
      return [at.drawn - responseEnd, Math.max(0, ...at.tasks)];
    },
    bring: (name, text) => bring(name, text, previewed),
    bringAgain: async (name) => bring(name, await at.blob.arrayBuffer(), previewed),
    add: () =>
      took("added", async () => {
        one("[data-found] button").click();
        while (previewed()) await turn();
        at.added = performance.now();
      }),
    find: (words) =>
      took("drawn", () => {
        one("#office-find").value = words;
        one("#office-find").dispatchEvent(new Event("input"));
      }),
    putOff: () => took("drawn", () => named("Put off a week").click()),
    handOver: (selector) => took("handedOver", () => one(selector).click()),
    /** Give the page's text to so many of the offices that a word finds, through the dialog. */
    letters(count, word, act) {
      named("Use with your offices").click();
      const box = one("#kit-letters-find");
      box.value = word;
      box.dispatchEvent(new Event("input"));
      const ticks = [...document.querySelectorAll(".kit-letters input:enabled")];
      if (count > ticks.length) named("Choose all").click();
      else for (const tick of ticks.slice(0, count)) tick.click();
      return took("handedOver", () => named(act).click());
    },
    printed: () => window.dispatchEvent(new Event("afterprint")),

    /** What idb alone takes to keep all of it, to read it, and to keep one. */
    async bare(contents) {
      const stores = ["offices", "touches"];
      const database = await idb.openDB("bare", 1, {
        upgrade(made) {
          for (const name of stores) made.createObjectStore(name, { keyPath: "id" });
        },
      });
      const keep = async (what) => {
        const transaction = database.transaction(stores, "readwrite");
        for (const name of stores)
          for (const value of what[name]) transaction.objectStore(name).put(value);
        await transaction.done;
      };
      const spent = [];
      for (const work of [
        () => keep(contents),
        () => Promise.all(stores.map((name) => database.getAll(name))),
        () => keep({ offices: contents.offices.slice(0, 1), touches: [] }),
      ]) {
        const began = performance.now();
        await work();
        spent.push(performance.now() - began);
      }
      database.close();
      await idb.deleteDB("bare");
      return spent;
    },

    /** What JSZip alone takes to pack the files that were just handed over; how many, and the bytes of its ZIP and of ours. */
    async packed() {
      const { files } = await JSZip.loadAsync(at.blob);
      const zip = new JSZip();
      for (const [name, file] of Object.entries(files))
        zip.file(name, await file.async("uint8array"));
      const began = performance.now();
      const { size } = await zip.generateAsync({ type: "blob", compression: "DEFLATE" });
      return [performance.now() - began, Object.keys(files).length, size, at.blob.size];
    },
  };
  return does;
})();
