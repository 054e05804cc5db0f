import type { ContractReport } from 'shared-types/insight.contract';
import { printTables, type Table } from '../kernel/documents/tables';
import { civilDateOf, clockTimeOf } from '../kernel/time/civil-date';

const minute = (at: string): string => `${civilDateOf(new Date(at))} ${clockTimeOf(new Date(at))}`;

const TITLE = '服务标准履约报告';

/** The report's tables, the same for every file. */
function tablesOf({ lines, late }: ContractReport): Table[] {
  return [
    {
      title: '各项承诺',
      head: ['服务标准', '承诺', '到期', '按时', '逾期', '未到时', '按时率'],
      widths: [170, 120, 36, 36, 36, 40, 44],
      rows: lines.map(({ clause, told, due, kept, late: missed, open, keptPercent }) => [
        clause,
        told,
        due,
        kept,
        missed,
        open,
        keptPercent === null ? '—' : `${keptPercent}%`,
      ]),
    },
    {
      title: '逾期清单',
      head: ['编号', '事项', '逾期环节', '期限', '完成', '承办人'],
      widths: [96, 120, 84, 72, 72, 40],
      rows: late.map(({ number, title, leg, dueAt, doneAt, holder }) => [
        number,
        title,
        leg,
        minute(dueAt),
        doneAt === null ? '未完成' : minute(doneAt),
        holder ?? '—',
      ]),
    },
  ];
}

const caption = ({ from, to, centre, madeAt }: ContractReport): string =>
  `${centre}　${from} 至 ${to}　生成于 ${minute(madeAt)}`;

/** The report as a PDF. @throws 503 `document_font_missing` */
export const contractReportPdf = (report: ContractReport, font: string): Promise<Buffer> =>
  printTables({ title: TITLE, caption: caption(report), tables: tablesOf(report) }, font);

/** The report as an Excel workbook, a sheet for each table. */
export async function contractReportXlsx(report: ContractReport): Promise<Buffer> {
  // Read when the first workbook is asked for: a start of the server should not wait for it.
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.created = new Date(report.madeAt);
  for (const { title, head, rows } of tablesOf(report)) {
    const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 2 }] });
    sheet.addRow([`${TITLE}　${caption(report)}`]);
    sheet.addRow([...head]).font = { bold: true };
    for (const row of rows) sheet.addRow([...row]);
    sheet.columns.forEach((column, at) => {
      column.width = at < 2 ? 36 : 18;
    });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** What a file of the report is called. */
export const contractReportName = ({ from, to }: ContractReport, format: 'pdf' | 'xlsx'): string =>
  `${TITLE}_${from}_${to}.${format}`;
