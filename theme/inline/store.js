var __md_scope = new URL(document.currentScript.dataset.scope, document.baseURI);
var __md_get = (key, store, scope = __md_scope) => {
  try {
    return JSON.parse((store || localStorage).getItem(`${scope.pathname}.${key}`));
  } catch {
    return null;
  }
};
var __md_set = (key, value, store, scope = __md_scope) => {
  try {
    (store || localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {}
};
