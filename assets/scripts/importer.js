// Lets the viewer read saved pages and Word files. The importer itself comes when first needed.
const base = new URL('.', import.meta.url);
window.gongbaoImport = async (bytes) => {
  const importer = await import(new URL('gongbao-import-web.js', base).href);
  await importer.default({ module_or_path: new URL('gongbao-import-web_bg.wasm', base) });
  return importer.importPage(bytes);
};
