import { pathOf, SIGNATURE_FIELD, type Strokes } from 'shared-types/drawn-signature';
import { formatChineseWithYear, instantOf } from '../time/civil-date';
import { openPdf, PAPER } from './pdf';

/** A part of a paper: a paragraph, a table of facts, a numbered list under a heading, or a signature as it was drawn. */
export type PaperBlock =
  | { readonly text: string }
  | { readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly heading: string; readonly items: readonly string[] }
  | { readonly drawing: Strokes };

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

const FACT_LABEL_WIDTH = 96;
/** How wide a drawn signature is printed, in points, and how thick its strokes are in its own field. */
const DRAWING = { width: 160, stroke: 8 } as const;

/**
 * Prints a paper as a PDF on A4. `hash` stands at its foot, so that a printed copy can be compared.
 * @throws 503 `document_font_missing` when the machine has no Chinese font at `font`.
 */
export function printPaper(paper: Paper, hash: string, font: string): Promise<Buffer> {
  const title = `${paper.title} ${paper.number}`;
  return openPdf({ title, margin: PAPER.margin, madeAt: instantOf(paper.date) }, font, (pdf) => {
    pdf.fontSize(PAPER.titleSize).text(paper.title, { align: 'center' });
    pdf.moveDown(0.4).fontSize(PAPER.bodySize).text(paper.number, { align: 'center' });
    pdf.moveDown(1.2).text(`${paper.to}：`);
    for (const block of paper.blocks) printBlock(pdf, block);
    pdf.moveDown(2).text(paper.issuer, { align: 'right' });
    pdf.text(formatChineseWithYear(paper.date), { align: 'right' });
    pdf.moveDown(2).fontSize(PAPER.smallSize).fillColor('#5F6E7D').text(`内容校验码（SHA-256）：${hash}`);
  });
}

function printBlock(pdf: PDFKit.PDFDocument, block: PaperBlock): void {
  pdf.moveDown(0.7).fontSize(PAPER.bodySize);
  if ('text' in block) {
    pdf.text(block.text, { indent: PAPER.bodySize * 2, lineGap: 4 });
  } else if ('facts' in block) {
    for (const [label, value] of block.facts) printFact(pdf, label, value);
  } else if ('drawing' in block) {
    printDrawing(pdf, block.drawing);
  } else {
    pdf.text(block.heading, { lineGap: 4 });
    block.items.forEach((item, i) => {
      pdf.text(`${i + 1}. ${item}`, { indent: PAPER.bodySize, lineGap: 4 });
    });
  }
}

/** Label and value side by side; a long value goes on below itself. */
function printFact(pdf: PDFKit.PDFDocument, label: string, value: string): void {
  const { y } = pdf;
  pdf.text(label, PAPER.margin, y, { width: FACT_LABEL_WIDTH });
  const below = pdf.y;
  pdf.text(value, PAPER.margin + FACT_LABEL_WIDTH, y, { lineGap: 4 });
  pdf.x = PAPER.margin;
  pdf.y = Math.max(pdf.y, below);
}

/** A signature in its frame, where the text goes on below it. */
function printDrawing(pdf: PDFKit.PDFDocument, strokes: Strokes): void {
  const scale = DRAWING.width / SIGNATURE_FIELD.width;
  const height = SIGNATURE_FIELD.height * scale;
  if (pdf.y + height > pdf.page.height - PAPER.margin) pdf.addPage();
  const [x, y] = [PAPER.margin + FACT_LABEL_WIDTH, pdf.y];
  pdf.save().translate(x, y).scale(scale);
  pdf.lineWidth(2).rect(0, 0, SIGNATURE_FIELD.width, SIGNATURE_FIELD.height).stroke('#B5BFC9');
  pdf.lineWidth(DRAWING.stroke).lineCap('round').lineJoin('round');
  for (const points of strokes) pdf.path(pathOf(points)).stroke('#1B2733');
  pdf.restore();
  pdf.x = PAPER.margin;
  pdf.y = y + height;
}
