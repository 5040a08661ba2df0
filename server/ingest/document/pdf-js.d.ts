// The PDF reader inside pdf-parse, which has no types of its own: what LangChain's loader calls of it.
declare module "pdf-parse/lib/pdf.js/v1.10.100/build/pdf.js" {
  export interface PdfTextItem {
    str: string;
    /** Of the text, in points. */
    readonly width: number;
    readonly height: number;
    /** The last two are its place on the page, from the left and from below. */
    readonly transform: number[];
  }
  export interface PdfPage {
    getTextContent(): Promise<{ items: PdfTextItem[] }>;
  }
  export interface PdfFile {
    readonly numPages: number;
    getPage(number: number): Promise<PdfPage>;
    getMetadata(): Promise<{ info?: unknown; metadata?: unknown }>;
  }
  export const version: string;
  export function getDocument(source: object): { promise: Promise<PdfFile> };
  const whole: { readonly version: string; readonly getDocument: typeof getDocument };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS, which is its default export
  export default whole;
}
