/**
 * The one form in which user names are stored and compared, so that two that look alike are the
 * same account (Unicode NFKC, lower case).
 */
export function normalizeUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}
