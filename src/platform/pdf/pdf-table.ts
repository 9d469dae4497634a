import { CONTENT_WIDTH, INK, MARGIN, type PdfPage, type TextStyle } from './pdf-page.js';

export interface PdfColumn {
  readonly title: string;
  /** Share of the page's width; the shares of a table sum up to 1. */
  readonly share: number;
  readonly align: 'left' | 'right';
}

/** A text, or several, each on a line of its own: a line end inside of a text is never obeyed. */
export type PdfCell = string | readonly string[];

export interface PdfRow {
  readonly cells: readonly PdfCell[];
  /** Set apart, as a total is. */
  readonly strong?: boolean;
}

const PADDING = 4;
const SIZE = 8.5;
const HEAD_SIZE = 7.5;

/**
 * Figures of one width stand in line. The font's features cost milliseconds a row, though, since
 * words are laid out anew each time: a table of thousands of rows does without.
 */
const FIGURES_IN_LINE: PDFKit.Mixins.TextOptions = { features: ['tnum'] };
export const FAST: PDFKit.Mixins.TextOptions = {};

/** A table with a head that is repeated on every page that it runs over. */
export class PdfTable {
  private readonly table: PDFKit.PDFStructureElement;
  private hasBegun = false;

  constructor(
    private readonly page: PdfPage,
    private readonly columns: readonly PdfColumn[],
    private readonly text = FIGURES_IN_LINE,
  ) {
    this.table = page.tag('Table');
  }

  draw(rows: readonly PdfRow[]): void {
    this.add(rows);
    this.end();
  }

  /** Adds rows as they come; {@link end} closes the table. */
  add(rows: readonly PdfRow[]): void {
    if (!this.hasBegun) this.begin(rows[0]);
    for (const row of rows) {
      if (this.page.makeRoom(this.rowHeight(row))) this.drawHead();
      this.drawRow(row);
    }
  }

  end(): void {
    if (!this.hasBegun) this.begin(undefined);
    this.page.y += 14;
  }

  private begin(first: PdfRow | undefined): void {
    // A head alone at the foot of a page is worse than a gap.
    this.page.makeRoom(this.headHeight() + (first === undefined ? 0 : this.rowHeight(first)));
    this.drawHead();
    this.hasBegun = true;
  }

  private drawHead(): void {
    const titles = this.columns.map(({ title }) => title);
    const style = { font: 'strong' as const, size: HEAD_SIZE, ink: INK.quiet };
    this.line(titles, style, 'TH', this.headHeight());
  }

  private drawRow(row: PdfRow): void {
    const font = row.strong === true ? ('strong' as const) : ('regular' as const);
    this.line(row.cells, { font, size: SIZE, ink: INK.text }, 'TD', this.rowHeight(row));
  }

  private line(
    cells: readonly PdfCell[],
    style: { font: 'regular' | 'strong'; size: number; ink: string },
    tag: 'TH' | 'TD',
    height: number,
  ): void {
    const { page } = this;
    const tr = page.tag('TR', undefined, this.table);
    let x = MARGIN;
    for (const [index, { share, align }] of this.columns.entries()) {
      const width = share * CONTENT_WIDTH - 2 * PADDING;
      const at = x + PADDING;
      const drawCell = () => {
        const text = this.shown(style, cells[index] ?? '');
        page.doc.text(text, at, page.y + PADDING, { width, align, ...this.text });
      };
      // The first cell of a line names it.
      page.tag(index === 0 ? 'TH' : tag, drawCell, tr).end();
      x += share * CONTENT_WIDTH;
    }
    tr.end();
    page.y += height;
    page.hairline();
  }

  private headHeight(): number {
    const titles = this.columns.map(({ title }) => title);
    return this.heightOf(titles, { font: 'strong', size: HEAD_SIZE });
  }

  private rowHeight({ cells, strong = false }: PdfRow): number {
    return this.heightOf(cells, { font: strong ? 'strong' : 'regular', size: SIZE });
  }

  private shown(style: TextStyle, cell: PdfCell): string {
    const lines = typeof cell === 'string' ? [cell] : cell;
    return lines.map((line) => this.page.use(style, line)).join('\n');
  }

  private heightOf(
    cells: readonly PdfCell[],
    style: { font: 'regular' | 'strong'; size: number },
  ): number {
    const heights = this.columns.map(({ share }, index) => {
      const text = this.shown(style, cells[index] ?? '');
      return this.page.doc.heightOfString(text, { width: share * CONTENT_WIDTH - 2 * PADDING });
    });
    return Math.max(...heights) + 2 * PADDING;
  }
}
