// Cuts texts and questions into words, and words down to what their forms have in common.

/**
 * The words of a text, in small letters and without accents: won’t is wont, e-mail is email.
 * @param {string} text
 */
export function wordsOf(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{Mn}'’]/gu, "")
    .replace(/e-mail/g, "email")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * The stem of a word, roughly: letters and letter, moving and move, replied and reply are the same.
 * @param {string} word
 */
export function stemOf(word) {
  if (word.length < 4) return word;
  return word
    .replace(/ie[sd]$/, "y")
    .replace(/(ss|us|is)$/, "$1_") // not plurals
    .replace(/(?<=ch|sh|x)es$|s$/, "")
    .replace(/_$/, "")
    .replace(/^([^aeiou]?[^aeiou][aeiou][^aeiouwxy])(?:ing|ed)$/, "$1e")
    .replace(/(?<=\p{L}{3})(?:ing|ed)$/u, "")
    .replace(/(?<=\p{L}{2}([bdgmnprt]))\1$/u, "")
    .replace(/(?<=\p{L}{4})e$/u, "");
}
