import { STATUS_OF_KIND } from './problem-details.js';
import { refusalCatalogue } from '../errors/refusals.js';

/** Every code that the API can refuse with, as a Markdown page; made from the declarations. */
export function renderRefusalCatalogue(): string {
  const rows = [...refusalCatalogue()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { kind, says, mend }]) => {
      const cells = [`\`${code}\``, String(STATUS_OF_KIND[kind]), says, mend ?? ''];
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    });
  return [
    '# Refusals',
    '',
    'Made from the code by `npm run generate`. Each is answered as problem details (RFC 9457) with',
    'this `code`, the sentence as `detail`, and what helps as `mend`.',
    '',
    '| code | status | says | what helps |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
