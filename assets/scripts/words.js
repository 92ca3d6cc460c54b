// Chinese is written without blanks. The lines of a heading or a label may end between words and not within one, where
// the browser knows words. It takes the ends of names for words, 率 of 失业率: a lone character stays with what is around it, but for
// those that join names. No character is added; between a word and a digit the page has its own space. Only headings and
// links, and hidden: a screen reader is told their names whole, of other text it would be told one piece at a time.
// The browser reads its dictionary when it is first asked for words, and does so while it waits for the widget.
let words;
const chineseWords = () => words ??= Intl.Segmenter && new Intl.Segmenter('zh', { granularity: 'word' });
window.requestIdleCallback?.(chineseWords);

const breakBetweenWords = (root) => {
  if (!chineseWords()) return;
  const ends = /(\p{sc=Han}{2}|的)$/u, begins = /^(\p{sc=Han}{2}|[和与及或])/u;
  for (const name of root.querySelectorAll('summary > :is(h2, h3, h4, h5, h6), .contents a, a span')) {
    for (const text of [...name.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)) {
      const found = [...words.segment(text.data)];
      for (let n = found.length - 1; n > 0; n--) {
        if (ends.test(found[n - 1].segment) && begins.test(found[n].segment)) {
          text.splitText(found[n].index).before(Object.assign(document.createElement('wbr'), { ariaHidden: 'true' }));
        }
      }
    }
  }
};
