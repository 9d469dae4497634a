/**
 * The one form in which user names are stored and compared, so that two that look alike are the
 * same account (Unicode NFKC, lower case).
 */
export function normalizeUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

const ALLOWED = /^[\p{L}\p{M}\p{Nd}._@+-]+$/u;
const ALPHABETS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
/** Letters of Cyrillic and Greek, in lower case, that look like one of Latin. */
const LATIN_LOOKALIKES = /^[асеорхуіјѕһԁԛԝονικαρυχϲ]$/u;

/**
 * Whether people can tell a normalized name from every other one: its letters are of one alphabet,
 * and where that is not the Latin one, not all of them pass for Latin letters (Unicode TS 39
 * calls these mixed-script and whole-script confusables).
 */
export function isUsernameClear(username: string): boolean {
  if (!ALLOWED.test(username)) return false;
  const letters = Array.from(username).filter((sign) => /\p{L}/u.test(sign));
  const used = ALPHABETS.filter((alphabet) => letters.some((letter) => alphabet.test(letter)));
  if (used.length > 1) return false;
  const isLatin = used[0] === ALPHABETS[0];
  return isLatin || letters.length === 0 || !letters.every((one) => LATIN_LOOKALIKES.test(one));
}
