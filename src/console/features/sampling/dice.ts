/** Twenty ten-sided dice give 66 bits, which nobody searches through. */
export const DICE = 20;

/** The digits of an entry; people group them with spaces when they read aloud. */
export function digitsOf(typed: string): string {
  return typed.replaceAll(/[\s.,-]/g, '');
}

/** Why two entries cannot be a seed yet, or null. */
export function diceProblem(first: string, second: string): string | null {
  const [a, b] = [digitsOf(first), digitsOf(second)];
  if (![a, b].every((digits) => digits.length === DICE && /^\d+$/.test(digits)))
    return 'Both entries need twenty digits, nothing else.';
  if (a === b) return null;
  const place = Array.from(a).findIndex((digit, index) => digit !== b[index]) + 1;
  return `The entries differ from digit ${String(place)} on. Look at the dice again, together.`;
}
