import type { Row } from './report';

const WIDTH = 860;
const LABEL = 250;
const BAR = 24;
const GAP = 14;
const TOP = 58;

/** The rates as horizontal bars, readable on light and dark pages. Returns SVG. */
export function chart(rows: readonly Row[]): string {
  const most = Math.max(...rows.map(({ measured }) => measured.perSecond));
  const height = TOP + rows.length * (BAR + GAP) + 8;
  const bars = rows.map((row, index) => bar(row, TOP + index * (BAR + GAP), most));
  const description = rows
    .map(({ subject, measured }) => `${subject.name}: ${Math.round(measured.perSecond)}`)
    .join('; ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">
<title id="title">Requests per second</title>
<desc id="description">${inXml(description)}</desc>
<style>
text { font: 14px system-ui, sans-serif; fill: #1f2937; }
.title { font-weight: 600; font-size: 16px; }
.value { font-variant-numeric: tabular-nums; }
.quiet { fill: #6b7280; }
@media (prefers-color-scheme: dark) { text { fill: #e5e7eb; } .quiet { fill: #9ca3af; } }
</style>
<text class="title" x="0" y="20">Requests per second</text>
<text class="quiet" x="0" y="40">16 connections on two cores shared by load, server and database; in brackets the ratio to the bare route</text>
${bars.join('\n')}
</svg>
`;
}

function bar({ subject, measured, ratio }: Row, y: number, most: number): string {
  const width = Math.max(2, (measured.perSecond / most) * (WIDTH - LABEL - 120));
  const colour = ratio === 1 ? '#9ca3af' : '#2563eb';
  const middle = y + BAR / 2 + 5;
  return `<text x="0" y="${middle}">${inXml(subject.name)}</text>
<rect x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="4" fill="${colour}"/>
<text class="value" x="${(LABEL + width + 8).toFixed(1)}" y="${middle}">${Math.round(measured.perSecond)} (${ratio.toFixed(2)})</text>`;
}

function inXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
