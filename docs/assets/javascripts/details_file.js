// Details become a file a visitor keeps, and such a file becomes details again. `kit build --details` reads the same file.

const VERSION = 1;
const LARGEST = 100_000; // bytes; a full form has about three thousand
const TOO_LARGE = "That file is too large to be a details file.";
const UNREADABLE = "That file cannot be read. It should be the one this page saved, my-details.json.";

/** Turn details into the text of their file. */
export function toFile(values) {
  const sorted = Object.fromEntries(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)));
  return `${JSON.stringify({ kit: "details", version: VERSION, values: sorted }, null, 2)}\n`;
}

/** Turn a file into its text. Throws an Error a person can read. */
export async function textOf(file) {
  if (file.size > LARGEST) throw new Error(TOO_LARGE);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Error(UNREADABLE);
  }
}

/** Turn a file's text into the values of `known` fields and the names of the others. Throws an Error a person can read. */
export function readFile(text, known) {
  let file;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Error(UNREADABLE);
  }
  if (file?.kit !== "details" || typeof file.values !== "object" || file.values === null) {
    throw new Error("That is not a details file. It should be the one this page saved, my-details.json.");
  }
  if (file.version !== VERSION) {
    const said = file.version === undefined ? "has no version" : typeof file.version === "number" ? `is of version ${file.version}` : "has a version that is no number";
    throw new Error(`That details file ${said}; this page reads version ${VERSION}. Nothing was changed.`);
  }
  const names = Object.keys(file.values);
  const usable = names.filter((name) => known.includes(name) && typeof file.values[name] === "string");
  return {
    values: Object.fromEntries(usable.map((name) => [name, file.values[name]])),
    unknown: names.filter((name) => !usable.includes(name)),
  };
}
