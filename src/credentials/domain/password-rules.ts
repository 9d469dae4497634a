/** Hashing is costly: a longer text is refused before it reaches the hash. */
export const PASSWORD_MAX_BYTES = 1024;

/** Words that are too near to a person to be in their password. */
export interface Surroundings {
  readonly username: string;
  readonly displayName: string;
  /** Such as the agency's name. */
  readonly words: readonly string[];
}

export type PasswordFault =
  | 'too-short'
  | 'too-long'
  | 'has-user-name'
  | 'has-own-name'
  | 'has-agency-name'
  | 'repeats-itself'
  | 'is-common'
  | 'is-breached'
  | 'is-the-old-one';

/** Parts of names that are shorter are parts of too many other words. */
const NAME_PART_LENGTH = 4;

/**
 * What is wrong with a password by itself, or null. There are no rules of composition (NIST SP
 * 800-63B section 3.1.1.2), and the text is taken exactly as it was typed; folding is only for
 * looking at it.
 * @param minimumLength in characters
 */
export function passwordFault(
  password: string,
  { username, displayName, words }: Surroundings,
  minimumLength: number,
): PasswordFault | null {
  if (Array.from(password).length < minimumLength) return 'too-short';
  if (Buffer.byteLength(password) > PASSWORD_MAX_BYTES) return 'too-long';
  const folded = fold(password);
  if (folded.includes(fold(username))) return 'has-user-name';
  if (partsOf([displayName]).some((part) => folded.includes(part))) return 'has-own-name';
  if (partsOf(words).some((part) => folded.includes(part))) return 'has-agency-name';
  return repeatsItself(folded) ? 'repeats-itself' : null;
}

/**
 * The forms in which a password is looked up in lists: as it is, folded, and without what people
 * put around a word to make it longer (`Password2026!` is `password`).
 */
export function formsToLookUp(password: string): string[] {
  const folded = fold(password);
  const core = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const withoutSuffix = folded.replace(/[\p{P}\p{S}\s]+$/u, '');
  return [...new Set([password, folded, withoutSuffix, core])].filter((form) => form !== '');
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function partsOf(names: readonly string[]): string[] {
  return names.flatMap((name) =>
    fold(name)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((part) => part.length >= NAME_PART_LENGTH),
  );
}

/** Few different characters, or one short word again and again. */
function repeatsItself(text: string): boolean {
  return new Set(text).size < 5 || /^(.{1,8}?)\1{2,}.{0,7}$/u.test(text);
}
