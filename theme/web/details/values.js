// Details by the name of their field.

/** @typedef {Record<string, string>} Values */

/**
 * The detail of a field, "" where there is none.
 * @param {Values} values
 * @param {string} name
 */
export function detail(values, name) {
  return Object.hasOwn(values, name) ? values[name] : "";
}
