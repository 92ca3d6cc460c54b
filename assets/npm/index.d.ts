/** `<gongbao-report>`: shows the report at `src` in an open shadow root. */
export interface GongbaoReportElement extends HTMLElement {
  /** Address of the report's JSON. */
  src: string | null;
  /** The page's own colours: `light` or `dark`; the reader's when absent. */
  theme: string | null;
  /** Ids of the sections that are open at first, apart by blanks; `all` or `none`. */
  open: string | null;
  /** Id of the section or paragraph to begin at. */
  start: string | null;
  /** Id of a chart: only this one is shown. */
  chart: string | null;
  addEventListener<K extends keyof GongbaoReportEventMap>(
    type: K,
    listener: (this: GongbaoReportElement, event: GongbaoReportEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** All bubble and leave the shadow root. */
export interface GongbaoReportEventMap extends HTMLElementEventMap {
  /** The report is on the screen. */
  'gongbao-load': CustomEvent<Record<string, never>>;
  /** The widget or the report did not come; what stands inside the element stays. */
  'gongbao-error': CustomEvent<{ message: string }>;
  /** A section was folded or opened. */
  'gongbao-toggle': CustomEvent<{ section: string; state: 'open' | 'folded' }>;
  /** The reader followed a link inside the report. */
  'gongbao-navigate': CustomEvent<{ fragment: string }>;
  /** The reader asked for print; `preventDefault()` when the page prints by itself. */
  'gongbao-print': CustomEvent<Record<string, never>>;
}

declare global {
  interface HTMLElementTagNameMap {
    'gongbao-report': GongbaoReportElement;
  }
}
