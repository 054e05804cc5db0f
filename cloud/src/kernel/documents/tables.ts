import { openPdf, PAPER } from './pdf';

/** A table to be printed; widths in points, together no wider than the page's text. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Tables {
  readonly title: string;
  /** Whose, of when. */
  readonly caption: string;
  readonly tables: readonly Table[];
}

const SIZE = 8;

/** Prints tables below each other as a PDF on A4, going on over pages. @throws 503 `document_font_missing` */
export function printTables({ title, caption, tables }: Tables, font: string): Promise<Buffer> {
  return openPdf({ title, margin: PAPER.narrowMargin }, font, (pdf) => {
    pdf.fontSize(PAPER.titleSize).text(title, { align: 'center' });
    pdf.moveDown(0.3).fontSize(SIZE).text(caption, { align: 'center' });
    for (const { title: heading, head, widths, rows } of tables) {
      pdf.moveDown(1.2).fontSize(PAPER.bodySize).text(heading, PAPER.narrowMargin);
      pdf.moveDown(0.3).fontSize(SIZE);
      pdf.table({
        columnStyles: [...widths],
        defaultStyle: { border: 0.5, borderColor: '#B5BFC9', padding: 3 },
        data: [[...head], ...rows.map((row) => row.map(String))],
      });
      if (rows.length === 0) pdf.moveDown(0.3).text('无');
    }
  });
}
