// Lets the viewer read saved pages and Word files and prove reports, and opens the desk. All come when first
// needed.
const base = new URL('.', import.meta.url);
window.gongbaoImport = async (bytes) => {
  const importer = await import(new URL('gongbao-import-web.js', base).href);
  await importer.default({ module_or_path: new URL('gongbao-import-web_bg.wasm', base) });
  return importer.importPage(bytes);
};
const mount = document.getElementById('gongbao');
mount.prove = proveBy(async () => {
  const proof = await import(new URL('gongbao-proof-web.js', base).href);
  await proof.default({ module_or_path: new URL('gongbao-proof-web_bg.wasm', base) });
  return proof;
});
rest(mount);
attend(document, async () => {
  const desk = await import(new URL('gongbao-desk.js', base).href);
  await desk.default({ module_or_path: new URL('gongbao-desk_bg.wasm', base) });
  return desk;
});
