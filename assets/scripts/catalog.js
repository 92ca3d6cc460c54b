// Starts the catalogue's page, whose wasm is named by the script's own element.
const own =
  /** @type {HTMLScriptElement} */
  (document.currentScript);
const started = async () => {
  const answer = await fetch(new URL(own.dataset.wasm, own.src));
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  await wasm_bindgen({ module_or_path: answer });
};
started().catch((error) => {
  const line = document.querySelector('[data-catalog] [role=status]');
  if (line) line.textContent = `这个页面没有打开：${error.message}。请换一个新版浏览器，或稍后再试。`;
});
speakAlike(document.getElementById('gongbao'));
