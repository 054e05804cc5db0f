import { existsSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { Refusal } from '../errors/refusal';
import { formatChineseWithYear, instantOf } from '../time/civil-date';

/** A part of a paper: a paragraph, a table of facts, or a numbered list under a heading. */
export type PaperBlock =
  | { readonly text: string }
  | { readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly heading: string; readonly items: readonly string[] };

/** Everything a paper says. What is printed follows from it alone. */
export interface Paper {
  readonly title: string;
  readonly number: string;
  /** Whom it is for. */
  readonly to: string;
  readonly blocks: readonly PaperBlock[];
  /** Whose paper it is. */
  readonly issuer: string;
  /** The day of issue, `YYYY-MM-DD`. */
  readonly date: string;
}

/** A font collection that has the simplified Chinese forms. */
const FACE = 'NotoSansCJKsc-Regular';
const SIZE = { title: 20, body: 11, small: 9 } as const;
const MARGIN = 64;
const FACT_LABEL_WIDTH = 96;

/**
 * Prints a paper as a PDF on A4. `hash` stands at its foot, so that a printed copy can be compared.
 * @throws 503 `document_font_missing` when the machine has no Chinese font at `font`.
 */
export async function printPaper(paper: Paper, hash: string, font: string): Promise<Buffer> {
  if (!existsSync(font)) {
    throw new Refusal(503, 'document_font_missing', '暂时不能打开文书，请联系工作人员', { retryAfter: 3600 });
  }
  const info = { Title: `${paper.title} ${paper.number}`, CreationDate: instantOf(paper.date) };
  const pdf = new PDFDocument({ size: 'A4', margin: MARGIN, info });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((done) => pdf.on('end', done));
  pdf.registerFont('text', font, FACE).font('text');
  pdf.fontSize(SIZE.title).text(paper.title, { align: 'center' });
  pdf.moveDown(0.4).fontSize(SIZE.body).text(paper.number, { align: 'center' });
  pdf.moveDown(1.2).text(`${paper.to}：`);
  for (const block of paper.blocks) printBlock(pdf, block);
  pdf.moveDown(2).text(paper.issuer, { align: 'right' });
  pdf.text(formatChineseWithYear(paper.date), { align: 'right' });
  pdf.moveDown(2).fontSize(SIZE.small).fillColor('#5F6E7D').text(`内容校验码（SHA-256）：${hash}`);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function printBlock(pdf: PDFKit.PDFDocument, block: PaperBlock): void {
  pdf.moveDown(0.7).fontSize(SIZE.body);
  if ('text' in block) {
    pdf.text(block.text, { indent: SIZE.body * 2, lineGap: 4 });
  } else if ('facts' in block) {
    for (const [label, value] of block.facts) printFact(pdf, label, value);
  } else {
    pdf.text(block.heading, { lineGap: 4 });
    block.items.forEach((item, i) => {
      pdf.text(`${i + 1}. ${item}`, { indent: SIZE.body, lineGap: 4 });
    });
  }
}

/** Label and value side by side; a long value goes on below itself. */
function printFact(pdf: PDFKit.PDFDocument, label: string, value: string): void {
  const { y } = pdf;
  pdf.text(label, MARGIN, y, { width: FACT_LABEL_WIDTH });
  const below = pdf.y;
  pdf.text(value, MARGIN + FACT_LABEL_WIDTH, y, { lineGap: 4 });
  pdf.x = MARGIN;
  pdf.y = Math.max(pdf.y, below);
}
