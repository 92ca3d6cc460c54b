// Beside the page: publishes a report (crates/publish-web) and answers with the zip and what is
// pasted, or with why there is none.
const segmenter = Intl.Segmenter && new Intl.Segmenter('zh', { granularity: 'word' });
globalThis.gongbaoWords = (text) => segmenter ? [...segmenter.segment(text)].map(({ segment }) => segment) : [text];

onmessage = async ({ data: { wasm, json, at, last } }) => {
  try {
    await gongbaoPublish({ module_or_path: wasm });
    const { zip, short, frame } = gongbaoPublish.publishZip(json, at, last);
    postMessage({ packed: { zip, short, frame } });
  } catch (error) {
    // Words of ours, or a program that did not come.
    postMessage({ error: typeof error === 'string' ? error : undefined });
  }
};
