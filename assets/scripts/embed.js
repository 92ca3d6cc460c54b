// The element for pages that load it as a script: the widget's files lie beside this one.
/** @type {Record<string, any>} */
const FILES = {};
const loader =
  /** @type {HTMLScriptElement} */
  (document.currentScript);
const beside = filesBeside(loader.src);

// One widget, however many reports there are.
let widget;
defineReport(() => widget ??= Promise.all([FILES.glue, FILES.mount].map(beside.load)).then(() => gongbaoMount(beside)).catch((error) => {
  widget = undefined;
  throw error;
}));
