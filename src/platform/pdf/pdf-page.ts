import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { printable } from './printable.js';

export type FontName = 'regular' | 'strong';

/** Inks: text, quieter text, hairlines, the one accent. Dark enough on white for WCAG 1.4.3. */
export const INK = { text: '#17202a', quiet: '#52606d', line: '#c8d0d8', accent: '#0f5c6e' };

export const MARGIN = 54;

/** Letter paper, in points. */
const PAGE = { width: 612, height: 792 };
export const CONTENT_WIDTH = PAGE.width - 2 * MARGIN;
const FOOTER_HEIGHT = 28;
const CONTENT_BOTTOM = PAGE.height - MARGIN - FOOTER_HEIGHT;

const require = createRequire(import.meta.url);

// The fonts that come with PDF know no more letters than Western Europe's: a name from anywhere
// else would be garbled. Inter is embedded instead.
const FONT_FILES = {
  regular: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  strong: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
};

const fontBytes = new Map<FontName, Buffer>();

function bytesOf(font: FontName): Buffer {
  const known = fontBytes.get(font) ?? readFileSync(FONT_FILES[font]);
  fontBytes.set(font, known);
  return known;
}

/** Parts of a document that a screen reader names. */
export type Tag = 'H1' | 'H2' | 'P' | 'TH' | 'TD' | 'TR' | 'Table' | 'Document' | 'Sect';

export interface TextStyle {
  readonly font?: FontName;
  readonly size?: number;
  readonly ink?: string;
  readonly align?: 'left' | 'right';
}

/**
 * A tagged PDF that is the same, byte for byte, whenever and wherever it is made: its only date is
 * the one it is given, and nothing in it is random.
 */
export class PdfPage {
  readonly doc: PDFKit.PDFDocument;
  /** Where the next block begins, from the top of the page. */
  y = MARGIN;
  private readonly root: PDFKit.PDFStructureElement;

  constructor(about: { title: string; author: string; date: Date }) {
    const { title, author, date } = about;
    this.doc = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      // Builds of zlib differ in their output, and the same report must be the same everywhere.
      compress: false,
      tagged: true,
      lang: 'en-US',
      displayTitle: true,
      info: { Title: title, Author: author, CreationDate: date, ModDate: date },
    });
    for (const name of ['regular', 'strong'] as const) this.doc.registerFont(name, bytesOf(name));
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  /** Begins a new page unless `height` points fit on this one. */
  makeRoom(height: number): boolean {
    if (this.y + height <= CONTENT_BOTTOM) return false;
    this.doc.addPage();
    this.y = MARGIN;
    return true;
  }

  /** Adds an element to the document, or to `parent`; `draw` is what it shows. */
  tag(tag: Tag, draw?: () => void, parent = this.root): PDFKit.PDFStructureElement {
    const element = draw === undefined ? this.doc.struct(tag) : this.doc.struct(tag, {}, [draw]);
    parent.add(element);
    return element;
  }

  /** What a screen reader leaves out: lines, page numbers. */
  decoration(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  hairline(y = this.y): void {
    this.decoration(() => {
      this.doc.lineWidth(0.5).strokeColor(INK.line);
      this.doc
        .moveTo(MARGIN, y)
        .lineTo(PAGE.width - MARGIN, y)
        .stroke();
    });
  }

  /** A block of text over the whole width, broken into lines. */
  paragraph(text: string, style: TextStyle & { tag?: Tag; space?: number } = {}): void {
    const { tag = 'P', space = 6 } = style;
    const shown = this.use(style, text);
    const height = this.doc.heightOfString(shown, { width: CONTENT_WIDTH });
    this.makeRoom(height);
    this.tag(tag, () => {
      this.use(style, text);
      this.doc.text(shown, MARGIN, this.y, { width: CONTENT_WIDTH });
    });
    this.y += height + space;
  }

  /** Sets font, size and ink, and answers the text as it can be printed in them. */
  use({ font = 'regular', size = 9, ink = INK.text }: TextStyle, text: string): string {
    this.doc.font(font).fontSize(size).fillColor(ink);
    return printable(text, (codePoint) => this.hasGlyph(codePoint));
  }

  /** Puts a line at the foot of every page, and ends the document. */
  async finish(foot: (page: number, pages: number) => string): Promise<Buffer> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      const y = PAGE.height - MARGIN - 8;
      this.decoration(() => {
        const text = this.use({ size: 7, ink: INK.quiet }, foot(page + 1, count));
        this.doc.text(text, MARGIN, y, { width: CONTENT_WIDTH, lineBreak: false });
      });
    }
    const chunks: Buffer[] = [];
    this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    this.doc.end();
    await new Promise((resolve, reject) => this.doc.on('end', resolve).on('error', reject));
    return Buffer.concat(chunks);
  }

  private hasGlyph(codePoint: number): boolean {
    return currentFont(this.doc).hasGlyphForCodePoint(codePoint);
  }
}

interface Glyphs {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** pdfkit's own types leave out the embedded font that it holds. */
function currentFont(doc: PDFKit.PDFDocument): Glyphs {
  const held: { _font?: { font?: Glyphs } } = doc as object;
  const font = held._font?.font;
  if (font === undefined) throw new Error('No embedded font is in use');
  return font;
}
