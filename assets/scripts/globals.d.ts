// What the scripts find on the page: glue of wasm-bindgen, and what browsers have that TypeScript does not
// know. For the checker only, see tsconfig.json.
interface Wasm {
  (options: { module_or_path: unknown }): Promise<{ memory: WebAssembly.Memory }>;
  memory?: () => WebAssembly.Memory;
  Embedded?: new (stage: HTMLElement) => {
    show(src: string, lang: string, open?: string, start?: string): void;
    clear(): void;
  };
}
declare const wasm_bindgen: Wasm;
declare const gongbaoWidget: Wasm;
declare const gongbaoMount: (beside: any) => Promise<(element: any) => () => void>;
declare const gongbaoDesk: Wasm & { ask(report: Element, what: string): void };
interface Prover {
  Proving: new (json: string) => { goOn(): boolean; record(): string };
}
declare const gongbaoProof: Wasm & Prover;
interface Packed { zip: Uint8Array; short: string; frame: string }
declare const gongbaoPublish: Wasm & { publishZip(json: string, at: string, last?: string, picture?: Uint8Array): Packed, shareDrawing(json: string): string };
interface HTMLElement {
  prove?: (json: string) => Promise<string>;
  paper?: () => string | undefined | Promise<string | undefined>;
}
interface Window {
  gongbaoImport(bytes: Uint8Array): Promise<unknown>;
  trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(address: string): string } };
}
