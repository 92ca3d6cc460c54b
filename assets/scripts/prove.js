// Proves the figures of reports that carry no record of it, by a module (crates/proof-web) that comes when first
// needed. The widget finds the function as the property `prove` of the element that it draws in.
// What was proven last is shown, and its pages are handed to the desk.
/** @type {(load: () => Promise<Prover>, mount: HTMLElement) => void} */
const proveBy = (load, mount) => {
  let prover;
  mount.prove = async (json) => {
    mount.paper = () => JSON.parse(json).pages;
    try {
      const { Proving } = await (prover ??= load());
      const pause = () => new Promise((resolve) => setTimeout(resolve));
      await pause();
      const proving = new Proving(json);
      do await pause(); while (proving.goOn());
      await pause();
      return proving.record();
    } catch (error) {
      prover = undefined;
      throw error;
    }
  };
};

// The same by the module's glue and wasm, files that `beside` gets and loads.
/** @type {(beside: any, files: string[][], mount: HTMLElement) => void} */
const proveBeside = ({ get, load }, [glue, wasm], mount) => proveBy(async () => {
  const [module_or_path] = await Promise.all([get(wasm), load(glue)]);
  await gongbaoProof({ module_or_path });
  return gongbaoProof;
}, mount);

// The pages of the report at an address, fetched when they are asked for: by then the browser has it.
/** @type {(address: string) => () => Promise<string>} */
const paperOf = (address) => async () => (await (await fetch(address)).json()).pages;
