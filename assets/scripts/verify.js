// The page that verifies: files are read here, held against their seal by the wasm, and nothing is sent.

// Every file of what was dropped: paths begin with the folder's name. Folders are asked for by handles where the
// browser has them: a page on a disk may not read their entries.
/** @param {DataTransfer} data */
const droppedFiles = async (data) => {
  // Both must be asked for before anything is waited for.
  const items = [...data.items].filter((item) => item.kind === 'file').map((/** @type {any} */ item) => {
    const file = item.getAsFile();
    const is = item.webkitGetAsEntry?.();
    return is?.isDirectory ? { entry: is, handle: item.getAsFileSystemHandle?.() } : { file };
  });
  const inHandle = async (folder, before) => {
    const found = [];
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === 'directory') found.push(...await inHandle(handle, `${before}${name}/`));
      else found.push([before + name, await handle.getFile()]);
    }
    return found;
  };
  const inEntry = async (entry, before) => {
    if (entry.isFile) return [[before + entry.name, await new Promise((done, failed) => entry.file(done, failed))]];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return found;
      for (const one of some) found.push(...await inEntry(one, `${before}${entry.name}/`));
    }
  };
  const found = [];
  for (const { file, entry, handle } of items) {
    if (file && !entry) found.push([file.name, file]);
    else if (handle) found.push(...await inHandle(await handle, `${entry.name}/`));
    else found.push(...await inEntry(entry, ''));
  }
  return found;
};

/** @param {() => Promise<{ Verifying: new () => { lay(path: string, bytes: Uint8Array): void, answer(): string } }>} load */
const verifyHere = async (load) => {
  const find = (/** @type {string} */ css) => document.querySelector(css);
  const element = (tag, text = '', name = '') => Object.assign(document.createElement(tag), { textContent: text, className: name });
  const [status, keys] = [find('[data-answer]'), find('[data-keys]')];
  const say = (...parts) => status.replaceChildren(...parts);
  const keyLine = ({ name, algorithm, pem }) => {
    const line = element('details');
    line.append(element('summary', [name, algorithm].filter(Boolean).join(' ')), element('pre', pem));
    return line;
  };
  const list = (items) => {
    const all = element('ul');
    all.append(...items.map((item) => {
      const line = element('li');
      line.append(item);
      return line;
    }));
    return all;
  };
  const spot = ({ place, what, was, now, around: [before, after] }) => {
    const line = element('div', '', 'spot');
    const words = element('p', '', 'words');
    words.append(before, ...was ? [element('del', was)] : [], ...now ? [element(was === null ? 'mark' : 'ins', now)] : [], after);
    line.append(element('p', `${place}：${what}`), words);
    return line;
  };
  const altered = ({ name, what, places }) => {
    const part = element('section');
    part.append(element('h3', name), ...what ? [element('p', what)] : [], ...places.map(spot));
    return part;
  };
  const show = (said) => {
    keys.replaceChildren(...said.keys.length ? said.keys.map(keyLine) : [element('p', '还没有公钥。')]);
    const parts = said.complaints.map((text) => element('p', text, 'complaint'));
    if (said.answer !== 'nothing') {
      const head = element('div', '', 'verdict');
      head.dataset.kind = said.answer;
      head.append(element('h2', said.head), element('p', said.name, 'of'), ...said.advice ? [element('p', said.advice)] : []);
      parts.push(head, ...said.altered.map(altered));
    }
    if (said.quote ?? said.text) parts.push(element('blockquote', said.quote ?? said.text));
    if (said.quote) {
      const whole = element('details');
      whole.append(element('summary', '封存的内容'), element('pre', said.text));
      parts.push(whole);
    }
    const strangers = said.signers.filter((signer) => !signer.known);
    if (strangers.length) parts.push(element('h3', '签名用的公钥，不在所给的公钥里'), ...strangers.map(keyLine));
    if (said.more.length) parts.push(element('h3', '不在封存之内的文件'), list(said.more));
    say(...parts);
  };

  let verifying;
  try {
    verifying = new (await load()).Verifying();
  } catch {
    say(element('p', '这个浏览器打不开本页，请用新版浏览器。', 'complaint'));
    return;
  }
  const look = async (/** @type {Promise<any[]>} */ files) => {
    say(element('p', '正在核对……'));
    try {
      for (const [path, file] of await files) verifying.lay(path, new Uint8Array(await file.arrayBuffer()));
    } catch {
      say(element('p', '没有读到：请改用“选择文件”或“选择文件夹”。', 'complaint'));
      return;
    }
    show(JSON.parse(verifying.answer()));
  };
  const given = [...document.querySelectorAll('[data-key]')].map((/** @type {HTMLElement} */ key) => [key.dataset.key, new Blob([key.textContent])]);
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[type=file]'))) {
    input.addEventListener('change', () => {
      const files = [...input.files].map((file) => [file.webkitRelativePath || file.name, file]);
      // The same file may be chosen again, after it was changed.
      input.value = '';
      if (files.length) look(Promise.resolve(files));
    });
    input.disabled = false;
  }
  const body = document.body;
  for (const type of ['dragenter', 'dragover']) {
    body.addEventListener(type, (event) => { event.preventDefault(); body.dataset.over = ''; });
  }
  for (const type of ['dragleave', 'drop']) body.addEventListener(type, () => delete body.dataset.over);
  body.addEventListener('drop', (event) => {
    event.preventDefault();
    look(droppedFiles(event.dataTransfer));
  });
  await look(Promise.resolve(given));
};
