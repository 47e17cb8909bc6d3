// Everything that fills a file, fetched together the first time a visitor asks for a filled one.

export { fillFile, formatOf } from "./fill_file.js";
export { fillPdf } from "./pdf/fill_pdf.js";
export { fillKit } from "./zip/fill_kit.js";
export { fillSeveral } from "./zip/fill_several.js";
export { packed } from "./zip/pack.js";
export { escapeXml, rewrite } from "./zip/xml.js";
export { contentOf, readZip, writeZip } from "./zip/zip.js";
