// A zip of files as they are: the importer finds the report in it, as in those that offices send.
/** @type {(files: { name: string, content: Uint8Array<ArrayBuffer> }[]) => Promise<Uint8Array>} */
const zipOf = async (files) => {
  const sum = (/** @type {Uint8Array} */ bytes) => {
    let crc = -1;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
    }
    return ~crc >>> 0;
  };
  // Numbers of two bytes, and of four where they are in a list.
  const numbers = (...all) => new Uint8Array(all.flatMap((number) => {
    const [value, bytes] = Array.isArray(number) ? [number[0], 4] : [number, 2];
    return Array.from({ length: bytes }, (_, n) => (value >>> (8 * n)) & 255);
  }));
  const parts = [];
  const list = [];
  let at = 0;
  for (const { name, content } of files) {
    const named = new TextEncoder().encode(name);
    // Version 2.0, a name in UTF-8, stored, the first day there is.
    const same = numbers(20, 0x800, 0, 0, 0x21, [sum(content)], [content.length], [content.length], named.length, 0);
    parts.push(numbers([0x04034b50]), same, named, content);
    list.push(numbers([0x02014b50], 20), same, numbers(0, 0, 0, [0], [at]), named);
    at += 4 + same.length + named.length + content.length;
  }
  const listed = await new Blob(list).arrayBuffer();
  const end = numbers([0x06054b50], 0, 0, files.length, files.length, [listed.byteLength], [at], 0);
  return new Uint8Array(await new Blob([...parts, listed, end]).arrayBuffer());
};

// Files that are opened at once. The widget opens one file: it is given an empty one in their place, and what
// they hold is read when it asks for the report of that. Gives what reads them, in a zip, in place of the bytes
// of the empty one; and what drops such a file on an element, for others that are read elsewhere.
const openTogether = () => {
  let files = [];
  let standing = false;
  const standIn = (given) => {
    files = given;
    const one = new DataTransfer();
    one.items.add(new File([], given.map(({ name }) => name).join('、')));
    return one;
  };
  const drop = (target, given) => {
    standing = true;
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: standIn(given), bubbles: true, cancelable: true }));
    standing = false;
  };
  // A folder has no bytes.
  const several = (/** @type {FileList | undefined} */ list) => (list?.length > 1 ? [...list] : [])
    .map((file) => ({ name: file.name, read: async () => new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0))) }));
  addEventListener('drop', (event) => {
    if (standing) return;
    files = several(event.dataTransfer?.files);
    if (!files.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    drop(event.target, files);
  }, true);
  addEventListener('change', ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    if (field.type !== 'file') return;
    files = several(field.files);
    if (files.length) field.files = standIn(files).files;
  }, true);
  addEventListener('click', ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    if (field.type === 'file') field.multiple = true;
  }, true);
  const behind = async (bytes) => {
    if (bytes.length || !files.length) return bytes;
    const given = await Promise.all(files.map(async ({ name, read }) => ({ name, content: await read() })));
    return given.length > 1 ? zipOf(given) : given[0].content;
  };
  return { behind, drop };
};
