/**
 * A share of a whole as people read it, such as `87.5 %`, rounded down to a tenth so that "100 %"
 * means all; a dash where there is nothing to share.
 */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '–';
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10} %`;
}
