import { existsSync, readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { Refusal } from '../errors/refusal';

/** A font collection that has the simplified Chinese forms. */
const FACE = 'NotoSansCJKsc-Regular';

/** Measures of our papers, in points. */
export const PAPER = { margin: 64, narrowMargin: 48, titleSize: 20, bodySize: 11, smallSize: 9 } as const;

/** Font files read once: a Chinese collection has 20 MB, and reading it takes a third of printing a paper. */
const fonts = new Map<string, Buffer>();

interface PdfTerms {
  readonly title: string;
  readonly margin: number;
  /** Stands in the file as the day it was made, so that the same content gives the same bytes. */
  readonly madeAt?: Date;
}

/**
 * Makes a PDF on A4 in the Chinese font; `write` puts the content in.
 * @throws 503 `document_font_missing` when the machine has no Chinese font at `font`.
 */
export async function openPdf(
  { title, margin, madeAt }: PdfTerms,
  font: string,
  write: (pdf: PDFKit.PDFDocument) => void,
): Promise<Buffer> {
  if (!existsSync(font)) {
    throw new Refusal(503, 'document_font_missing', '暂时不能打开文书，请联系工作人员', { retryAfter: 3600 });
  }
  const info = { Title: title, ...(madeAt && { CreationDate: madeAt }) };
  const pdf = new PDFDocument({ size: 'A4', margin, info });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((done) => pdf.on('end', done));
  pdf.registerFont('text', fontFile(font), FACE).font('text');
  write(pdf);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function fontFile(path: string): Buffer {
  const known = fonts.get(path) ?? readFileSync(path);
  fonts.set(path, known);
  return known;
}
