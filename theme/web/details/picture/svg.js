// Reads a drawing (SVG) as far as a browser needs help with it: some browsers draw nothing of one that does not say
// how wide and how high it is. What is in it stays as it is; a browser runs no script of a picture, and fetches nothing for it.

const OPENERS = { "<!--": "-->", "<?": "?>" };
const LONGEST = 1920; // pixels of its longer side; a drawing is as sharp at any size, and some browsers draw it at this one
const LENGTH = /^\s*([0-9.]+)[a-z]*\s*$/i; // in any unit but percent
const VIEW = /^[\s,]*[-+.0-9e]+[\s,]+[-+.0-9e]+[\s,]+([+.0-9e]+)[\s,]+([+.0-9e]+)[\s,]*$/i;

/** @typedef {{ text: string, width: number, height: number }} Drawing its sides in whatever unit; only their ratio counts */

/**
 * A drawing that says its size; null where a text is no drawing, or says no size.
 * @param {string} text
 * @returns {Drawing | null}
 */
export function sizedSvg(text) {
  const tag = rootTag(text);
  if (!tag || isBomb(text.slice(0, tag.start))) return null;
  const root = text.slice(tag.start, tag.end);
  const view = VIEW.exec(attribute(root, "viewBox"));
  const sides = view ? [view[1], view[2]] : ["width", "height"].map((name) => lengthOf(root, name));
  const [width, height] = sides.map(Number);
  if (!(width > 0 && height > 0 && Number.isFinite(width / height))) return null;
  if (!view) return { text, width, height };
  const bare = root.replace(/\s(?:width|height)\s*=\s*(?:"[^"]*"|'[^']*')/g, " ");
  const [wide, high] = [width, height].map((side) =>
    Math.ceil((side * LONGEST) / Math.max(width, height)),
  );
  const sized = bare.replace(/^<[\w:.-]+/, `$& width="${wide}" height="${high}"`);
  return { text: text.slice(0, tag.start) + sized + text.slice(tag.end), width, height };
}

/**
 * Whether what stands before the root declares abbreviations of abbreviations: ten of them unfold to gigabytes, and not
 * every browser stops before that.
 * @param {string} prolog
 */
function isBomb(prolog) {
  const [, ...declared] = prolog.split("<!ENTITY");
  return declared.some((one) => one.slice(0, one.indexOf(">")).includes("&"));
}

/**
 * Where the root's tag begins and ends; null where the text is no drawing.
 * @param {string} text
 */
function rootTag(text) {
  let at = text.indexOf("<");
  while (at >= 0) {
    if (/^<(?:[\w.-]+:)?svg[\s/>]/.test(text.slice(at, at + 60)))
      return { start: at, end: tagEnd(text, at) };
    const next = behindProlog(text, at);
    if (next < 0) return null;
    at = text.indexOf("<", next);
  }
  return null;
}

/**
 * The place behind a comment, an instruction or a document type; -1 where something else stands before the root.
 * @param {string} text
 * @param {number} at
 */
function behindProlog(text, at) {
  for (const [opener, closer] of Object.entries(OPENERS)) {
    if (!text.startsWith(opener, at)) continue;
    const end = text.indexOf(closer, at + opener.length);
    return end < 0 ? -1 : end + closer.length;
  }
  return text.startsWith("<!DOCTYPE", at) ? behindDoctype(text, at) : -1;
}

/**
 * @param {string} text
 * @param {number} at
 */
function behindDoctype(text, at) {
  const end = text.indexOf(">", at);
  const subset = text.indexOf("[", at);
  if (subset < 0 || end < subset) return end < 0 ? -1 : end + 1;
  const closed = text.indexOf("]", subset);
  const last = closed < 0 ? -1 : text.indexOf(">", closed);
  return last < 0 ? -1 : last + 1;
}

/**
 * The place behind a tag. A value may hold what ends one elsewhere.
 * @param {string} text
 * @param {number} at
 */
function tagEnd(text, at) {
  let quote = "";
  for (let place = at; place < text.length; place++) {
    const letter = text[place];
    if (quote) quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ">") return place + 1;
  }
  return text.length;
}

/**
 * @param {string} root
 * @param {string} name
 */
function attribute(root, name) {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(root);
  return found?.[1] ?? found?.[2] ?? "";
}

/**
 * @param {string} root
 * @param {string} name
 */
function lengthOf(root, name) {
  return LENGTH.exec(attribute(root, name))?.[1] ?? "";
}
