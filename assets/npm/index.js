// The element for pages that are built: the bundler finds wasm and styles by these addresses, and
// keeps the widget in a chunk of its own that comes when a report comes near the screen.
const files = {
  wasm: [new URL('./gongbao_bg.wasm', import.meta.url)],
  styles: [new URL('./gongbao.css', import.meta.url)],
  variants: [new URL('./variants.txt', import.meta.url)],
  proof: [[new URL('./proof.js', import.meta.url)], [new URL('./proof_bg.wasm', import.meta.url)]],
  desk: [[new URL('./desk.js', import.meta.url)], [new URL('./desk_bg.wasm', import.meta.url)]],
};

// One widget, however many reports there are.
let widget;
const load = () => widget ??= import('./widget.js').then((widget) => widget.default(files, filesBeside(import.meta.url))).catch((error) => {
  widget = undefined;
  throw error;
});

// Pages that are also rendered on a server load this file there too.
if (typeof HTMLElement !== 'undefined') defineReport(load);
