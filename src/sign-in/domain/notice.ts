import { createHash } from 'node:crypto';

/** What AC-8 of the FBI's CJIS Security Policy has a notice say, and how a text is seen to say it. */
const STATEMENTS: readonly { readonly says: string; readonly words: readonly RegExp[] }[] = [
  {
    says: 'that this is a restricted information system',
    words: [/\brestricted\b/i, /\bsystem\b/i],
  },
  {
    says: 'that usage may be monitored, recorded and subject to audit',
    words: [/\bmonitor/i, /\brecord/i, /\baudit/i],
  },
  {
    says: 'that unauthorized use is prohibited and subject to criminal and civil penalties',
    words: [
      /\b(unauthori[sz]ed|without authori[sz]ation)/i,
      /\bprohibited\b/i,
      /\bcriminal\b/i,
      /\bcivil\b/i,
    ],
  },
  {
    says: 'that use means consent to monitoring and recording',
    words: [/\bconsent/i, /\bmonitor/i, /\brecord/i],
  },
];

export const DEFAULT_NOTICE = [
  'You are about to enter a restricted information system.',
  'Your use of it may be monitored, recorded and subject to audit.',
  'Unauthorized use of this system is prohibited and subject to criminal and civil penalties.',
  'By using this system you consent to monitoring and recording.',
].join('\n');

/** Which of the four statements a text does not make, in words. Each is made by one sentence. */
export function missingStatements(text: string): string[] {
  const sentences = text.split(/[.!?]+\s|\n\s*\n/);
  const isMade = (words: readonly RegExp[]) =>
    sentences.some((sentence) => words.every((word) => word.test(sentence)));
  return STATEMENTS.filter(({ words }) => !isMade(words)).map(({ says }) => says);
}

/** Names a notice by its words: SHA-256 of its UTF-8, in hex. */
export function noticeDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
