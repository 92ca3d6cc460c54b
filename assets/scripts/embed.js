// The element for pages that load it as a script: glue, wasm and styles lie beside this file.
const FILES = {};
const base = document.currentScript.src;
const policy = window.trustedTypes?.createPolicy('gongbao', { createScriptURL: (address) => address });

// One widget, however many reports there are.
let widget;
defineReport(() => widget ??= new Promise((resolve, reject) => {
  const [name, integrity] = FILES.glue;
  const address = new URL(name, base).href;
  const script = document.createElement('script');
  Object.assign(script, { integrity, crossOrigin: 'anonymous', onload: resolve, onerror: () => reject(name) });
  script.src = policy ? policy.createScriptURL(address) : address;
  document.head.append(script);
}).then(() => gongbaoWidget.prepare(FILES, base)).catch((error) => {
  widget = undefined;
  throw error;
}));
