// The widget's files, each a list of its name and its integrity, beside the address `base`. One that was
// changed on its way is not taken.
const filesBeside = (base) => {
  let policy;
  try {
    policy = window.trustedTypes?.createPolicy('gongbao', { createScriptURL: (address) => address });
  } catch {
    // The page allows no policies; where it does not ask for them either, none is needed.
  }
  const at = (name) => new URL(name, base).href;
  const script = (name) => policy?.createScriptURL(at(name)) ?? at(name);
  /** @type {(file: string[]) => Promise<Response>} */
  const get = async ([name, integrity]) => {
    const answer = await fetch(at(name), { integrity });
    if (!answer.ok) throw new Error(`${name}: HTTP ${answer.status}`);
    return answer;
  };
  /** @type {(file: string[]) => Promise<unknown>} */
  const load = ([name, integrity = '']) => new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement('script'), {
      integrity, crossOrigin: '', onload: resolve, onerror: () => reject(new Error(name)), src: script(name),
    }));
  });
  return { at, script, get, load };
};

// Two of them as an attribute names them.
const filesNamed = (words) => {
  const [name, integrity, ...other] = words.split(' ');
  return [[name, integrity], other];
};
