/** Characters that act on others instead of showing themselves, and those that mean nothing. */
const ACTING = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * Text as it may be printed: what the font cannot show, and what would hide or turn around its
 * neighbours, stands there as its code, so that nobody's name can be made to look like another's.
 */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const shown = Array.from(text, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!ACTING.test(character) && hasGlyph(codePoint)) return character;
    return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
  return shown.join('');
}
