// The element for pages that load it as a script: glue, wasm and styles lie beside this file.
/** @type {Record<string, any>} */
const FILES = {};
const loader =
  /** @type {HTMLScriptElement} */
  (document.currentScript);
const beside = filesBeside(loader.src);

// One widget, however many reports there are.
let widget;
defineReport(() => widget ??= beside.load(FILES.glue).then(() => gongbaoWidget.prepare(FILES, beside)).catch((error) => {
  widget = undefined;
  throw error;
}));
