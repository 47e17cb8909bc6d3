// Browsers that ask of every script's address where it comes from are told so by what loads our own.

/** Turn the address of one of our scripts into one a browser takes. Throws for any other. */
export const scriptAddress = (address) => globalThis.kitModules?.scriptAddress(address) ?? address;
