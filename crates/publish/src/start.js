// Starts the widget. Whatever fails (an old browser, a policy, the network), the page stays readable.
(() => {
  const { wasm } = document.currentScript.dataset;
  const address = new URL(wasm, document.currentScript.src);
  try {
    wasm_bindgen({ module_or_path: fetch(address, { credentials: 'same-origin' }) }).catch(() => {});
  } catch {}
})();
