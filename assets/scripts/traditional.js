// Names in traditional characters, by the words of variants.txt (see docs/developers/search.md): of those that begin at
// a place the longest counts, and a character that is in none stays as it is. What a page has no table for stays as it is.
const traditionalWords = new Map();

const gongbaoLearn = async (mount) => {
  const { variants } = mount.closest('[data-variants]')?.dataset ?? {};
  const answer = variants && await fetch(variants).catch(() => null);
  const [to, from, words, written] = answer?.ok ? (await answer.text()).split('\n') : [];
  if (!written) return;
  const others = written.split(' '), characters = [...to];
  words.split(' ').forEach((word, n) => traditionalWords.set(word, others[n]));
  [...from].forEach((one, n) => traditionalWords.has(one) || traditionalWords.set(one, characters[n]));
};

const gongbaoTraditional = (name) => {
  let out = '';
  for (let at = 0, end; at < name.length; at = end) {
    for (end = at + 8; end > at + 1 && !traditionalWords.has(name.slice(at, end)); end--);
    const word = name.slice(at, end);
    out += traditionalWords.get(word) ?? word;
  }
  return out;
};
