import path from 'node:path';
import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import type { ReportContent, ReportSection } from './report.schema';

const MARGIN = 40;
/** DejaVu covers Latin, Greek, Cyrillic and Arabic: people's names are written as they are. */
const FONTS = path.resolve('node_modules/dejavu-fonts-ttf/ttf');
const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const GREY = '#475569';
const FRAMEWORKS = { soc2: 'SOC 2', gdpr: 'GDPR', hipaa: 'HIPAA' } as const;

/** The report as a PDF to print and sign: A4 across, one table per section, pages numbered. */
export function reportAsPdf(report: ReportContent): Readable {
  const pdf = new PDFDocument({ size: 'A4', layout: 'landscape', margin: MARGIN, bufferPages: true });
  pdf.registerFont('plain', path.join(FONTS, 'DejaVuSans.ttf'));
  pdf.registerFont('bold', path.join(FONTS, 'DejaVuSans-Bold.ttf'));
  pdf.info.Title = `${FRAMEWORKS[report.framework]} report for ${report.tenant.name}`;
  writeHead(pdf, report);
  for (const section of report.sections) writeSection(pdf, section);
  numberPages(pdf, report);
  pdf.end();
  return pdf as unknown as Readable;
}

function writeHead(pdf: PDFKit.PDFDocument, report: ReportContent): void {
  pdf.font('bold').fontSize(20).text(`${FRAMEWORKS[report.framework]} report`);
  pdf.font('plain').fontSize(13).text(report.tenant.name);
  const lastDay = new Date(report.to.getTime() - 1);
  const span = `${day(report.from)} to ${day(lastDay)} (UTC), made on ${report.generatedAt.toISOString()}`;
  writeSmall(pdf, span);
}

function writeSection(
  pdf: PDFKit.PDFDocument,
  { title, criteria, columns, rows, note }: ReportSection,
): void {
  if (pdf.y > pdf.page.height - 140) pdf.addPage();
  pdf.moveDown();
  pdf.font('bold').fontSize(13).text(title, MARGIN);
  writeSmall(pdf, criteria);
  pdf.moveDown(0.5);
  if (rows.length === 0) pdf.font('plain').fontSize(9).text('None in this time.');
  else writeTable(pdf, columns, rows);
  if (note) writeSmall(pdf.moveDown(0.5), note);
}

function writeSmall(pdf: PDFKit.PDFDocument, text: string): void {
  pdf.font('plain').fontSize(8).fillColor(GREY).text(text, MARGIN).fillColor('#000000');
}

function writeTable(pdf: PDFKit.PDFDocument, columns: readonly string[], rows: ReportSection['rows']): void {
  writeRow(pdf, columns, 'bold');
  for (const row of rows) {
    const cells = row.map(words);
    if (!hasRoom(pdf, cells)) {
      pdf.addPage();
      writeRow(pdf, columns, 'bold');
    }
    writeRow(pdf, cells, 'plain');
  }
  pdf.x = MARGIN;
}

function hasRoom(pdf: PDFKit.PDFDocument, cells: readonly string[]): boolean {
  return pdf.y + heightOf(pdf, cells) <= pdf.page.height - MARGIN - 20;
}

function heightOf(pdf: PDFKit.PDFDocument, cells: readonly string[]): number {
  const width = widthOf(pdf, cells) - 8;
  return Math.max(...cells.map((cell) => pdf.heightOfString(cell || ' ', { width }))) + 6;
}

function widthOf(pdf: PDFKit.PDFDocument, cells: readonly string[]): number {
  return (pdf.page.width - 2 * MARGIN) / cells.length;
}

function writeRow(pdf: PDFKit.PDFDocument, cells: readonly string[], font: 'plain' | 'bold'): void {
  pdf.font(font).fontSize(8);
  const width = widthOf(pdf, cells);
  const height = heightOf(pdf, cells);
  const top = pdf.y;
  for (const [place, cell] of cells.entries()) {
    pdf.text(cell, MARGIN + place * width, top + 3, { width: width - 8 });
  }
  pdf.y = top + height;
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(pdf.page.width - MARGIN, pdf.y)
    .lineWidth(0.5)
    .strokeColor('#cbd5e1')
    .stroke();
}

function numberPages(pdf: PDFKit.PDFDocument, report: ReportContent): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin, where text would otherwise begin a page of its own.
    pdf.page.margins.bottom = 0;
    const text = `${report.tenant.name} · ${page + 1} / ${count}`;
    const place = { width: pdf.page.width - 2 * MARGIN, align: 'right' as const };
    pdf
      .font('plain')
      .fontSize(8)
      .fillColor(GREY)
      .text(text, MARGIN, pdf.page.height - 28, place);
  }
}

function words(cell: ReportSection['rows'][number][number]): string {
  if (cell === null) return '–';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return typeof cell === 'string' && MOMENT.test(cell) ? cell.replace('T', ' ').slice(0, 19) : String(cell);
}

function day(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
