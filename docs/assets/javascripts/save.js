// What was made in the browser is handed to the visitor as a file, under a name of its own.

const PATIENCE = 60_000; // milliseconds; some browsers read the file only once the visitor has said where it goes

/** Save content, text or bytes, as a file. */
export function saveFile(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
}
