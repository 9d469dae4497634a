import type { Finding } from './findings.js';

/** What a command found out, before it becomes text or JSON. */
export interface Report {
  readonly command: string;
  /** What was looked at, in order: shown as lines of text and as members of the JSON. */
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly findings: readonly Finding[];
  /** Findings that were counted but are too many to list. */
  readonly unlisted: number;
}

export const EXIT = { good: 0, tampered: 1, incomplete: 2, usage: 3 } as const;

/** Two verdicts, never one: whether anything contradicts, and whether anything is missing. */
function verdicts({ findings }: Report) {
  const has = (severity: Finding['severity']) => findings.some((one) => one.severity === severity);
  return {
    integrity: has('tampered') ? ('tampered' as const) : ('good' as const),
    completeness: has('incomplete') ? ('incomplete' as const) : ('complete' as const),
  };
}

export function exitCode(report: Report): number {
  const { integrity, completeness } = verdicts(report);
  if (integrity === 'tampered') return EXIT.tampered;
  return completeness === 'incomplete' ? EXIT.incomplete : EXIT.good;
}

export function asJson(report: Report): string {
  const { command, facts, findings, unlisted } = report;
  return `${JSON.stringify({ command, ...verdicts(report), ...facts, findings, unlisted }, null, 2)}\n`;
}

export function asText(report: Report): string {
  const { integrity, completeness } = verdicts(report);
  const lines = Object.entries(report.facts).map(
    ([name, value]) => `${name}: ${value ?? 'unknown'}`,
  );
  for (const { severity, file, position, says } of report.findings) {
    lines.push(`${severity.toUpperCase()} ${file}${position ? ` (${position})` : ''}: ${says}`);
  }
  if (report.unlisted > 0) lines.push(`... and ${report.unlisted} more`);
  lines.push(`Integrity: ${integrity}`, `Completeness: ${completeness}`);
  return `${lines.map(printable).join('\n')}\n`;
}

/** Files are written by others: what they say must not steer the terminal. */
function printable(line: string): string {
  return line.replace(/[^\x20-\x7e\u00a0-\ud7ff\ue000-\uffff]/g, '?');
}
