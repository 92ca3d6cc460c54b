// Proves the figures of reports that carry no record of it, by a module (crates/proof-web) that comes when first
// needed. The widget finds the function as the property `prove` of the element that it draws in.
/** @type {(load: () => Promise<Prover>) => (json: string) => Promise<string>} */
const proveBy = (load) => {
  let prover;
  return async (json) => {
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
/** @type {(beside: any, files: string[][]) => (json: string) => Promise<string>} */
const proveBeside = ({ get, load }, [glue, wasm]) => proveBy(async () => {
  const [module_or_path] = await Promise.all([get(wasm), load(glue)]);
  await gongbaoProof({ module_or_path });
  return gongbaoProof;
});
