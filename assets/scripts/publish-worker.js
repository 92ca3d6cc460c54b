// Beside the page: publishes a report (crates/publish-web) and answers with the zip and what is
// pasted, or with why there is none.
const segmenter = Intl.Segmenter && new Intl.Segmenter('zh', { granularity: 'word' });
globalThis.gongbaoWords = (text) => segmenter ? [...segmenter.segment(text)].map(({ segment }) => segment) : [text];

// Pictures are made in the page: what runs beside it cannot draw words.
let drawn;
const askForPicture = (drawing) => new Promise((resolve) => {
  drawn = resolve;
  postMessage({ drawing });
});

onmessage = async ({ data }) => {
  if ('picture' in data) return drawn(data.picture);
  const { wasm, json, at, last } = data;
  try {
    await gongbaoPublish({ module_or_path: wasm });
    const picture = at.trim() ? await askForPicture(gongbaoPublish.shareDrawing(json)) : undefined;
    const { zip, short, frame } = gongbaoPublish.publishZip(json, at, last, picture);
    postMessage({ packed: { zip, short, frame } });
  } catch (error) {
    // Words of ours, or a program that did not come.
    postMessage({ error: typeof error === 'string' ? error : undefined });
  }
};
