// The element for pages that load it as a script: glue, wasm and styles lie beside this file.
const FILES = {};
const beside = filesBeside(document.currentScript.src);

// One widget, however many reports there are.
let widget;
defineReport(() => widget ??= beside.load(FILES.glue).then(() => gongbaoWidget.prepare(FILES, beside)).catch((error) => {
  widget = undefined;
  throw error;
}));
