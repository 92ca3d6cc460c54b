// Lets the viewer read saved pages and Word files, and opens the desk. Both come when first needed.
const base = new URL('.', import.meta.url);
window.gongbaoImport = async (bytes) => {
  const importer = await import(new URL('gongbao-import-web.js', base).href);
  await importer.default({ module_or_path: new URL('gongbao-import-web_bg.wasm', base) });
  return importer.importPage(bytes);
};
rest(document.getElementById('gongbao'));
attend(document, async () => {
  const desk = await import(new URL('gongbao-desk.js', base).href);
  await desk.default({ module_or_path: new URL('gongbao-desk_bg.wasm', base) });
  return desk;
});
