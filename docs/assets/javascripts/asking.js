// A question asked in a form of ours leads on to its answers, on another page as well. A shared address that is opened moves nothing.

const KEY = "referral-kit.asked"; // until the library is there, a moment later; the address stays free of it

/** Note what is asked as one of our forms leaves for the library. */
export function startAsking() {
  document.addEventListener("submit", ({ target, defaultPrevented }) => {
    if (!defaultPrevented && target.matches(".kit-search, .kit-find")) kept((store) => store.setItem(KEY, target.elements.find.value.trim()));
  });
}

/** Whether these words were asked just now, on the page before. It is so once. */
export function wasAsked(words) {
  const asked = kept((store) => store.getItem(KEY));
  kept((store) => store.removeItem(KEY));
  return asked === words;
}

function kept(use) {
  try {
    return use(sessionStorage) ?? null;
  } catch {
    return null; // a browser that keeps nothing
  }
}
