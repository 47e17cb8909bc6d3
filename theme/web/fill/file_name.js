// Names a filled file after the office it is for, so that five letters are five names and none is the blank one's.

import { detail } from "../details/values.js";

const OFFICE = ["provider_practice", "provider_name"]; // the first that was typed
const ABOUT_OFFICE = /^(?:provider_|contact_name$)/; // fields by which a file is for an office
const LONGEST = 60; // characters of an office's name
const REFUSED = /[\\/:*?"<>|\p{Cc}]+/gu; // by one system or another

/**
 * @param {string} name of the blank file
 * @param {import("../details/values.js").Values} values
 * @param {Set<string>} filled the fields that it shows
 * @param {boolean} isWhole whether it is the whole kit, which is for no office
 */
export function filledName(name, values, filled, isWhole) {
  const isForOffice = !isWhole && [...filled].some((field) => ABOUT_OFFICE.test(field));
  const typed = isForOffice ? OFFICE.map((field) => detail(values, field)).find(Boolean) : "";
  const office = (typed ?? "").replace(REFUSED, " ").replace(/ +/g, " ").slice(0, LONGEST).trim();
  const added = isWhole ? "filled in" : office;
  const end = name.lastIndexOf(".");
  return added ? `${name.slice(0, end)} – ${added}${name.slice(end)}` : name;
}
