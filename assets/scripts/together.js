// Files that are opened at once. The widget opens one file: it is given an empty one in their place, and what
// they hold is read when it asks for the report of that. Gives what reads them, with their names, in place of the
// bytes of the empty one; and what drops such a file on an element, for others that are read elsewhere.
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
    if (bytes.length || !files.length) return { names: [''], given: [bytes] };
    return { names: files.map(({ name }) => name), given: await Promise.all(files.map(({ read }) => read())) };
  };
  return { behind, drop };
};
