import type { Finding } from './findings.js';

export type Fact = string | number | null | readonly string[];

/** What a command found out, before it becomes text or JSON. */
export interface Report {
  readonly command: string;
  /** What was looked at, in order: shown as lines of text and as members of the JSON. */
  readonly facts: Readonly<Record<string, Fact>>;
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
  const json = { command, ...verdicts(report), ...facts, findings, unlisted };
  return `${printable(JSON.stringify(json, null, 2), escaped)}\n`;
}

export function asText(report: Report): string {
  const { integrity, completeness } = verdicts(report);
  const lines = Object.entries(report.facts).flatMap(([name, fact]) => lineOf(name, fact));
  for (const { severity, check, file, position, says } of report.findings) {
    const place = position === undefined ? file : `${file} (${position})`;
    lines.push(`${severity.toUpperCase()} [${check}] ${place}: ${says}`);
  }
  if (report.unlisted > 0) lines.push(`... and ${report.unlisted} more`);
  lines.push(`Integrity: ${integrity}`, `Completeness: ${completeness}`);
  return `${lines.map((line) => printable(line.replaceAll('\n', '?'), () => '?')).join('\n')}\n`;
}

function lineOf(name: string, fact: Fact): string[] {
  if (typeof fact === 'object' && fact !== null) return fact.map((each) => `${name}: ${each}`);
  return [`${name}: ${fact ?? 'unknown'}`];
}

/**
 * Files are written by others: what they say must not steer the terminal, nor turn the reading
 * direction around so that a line reads otherwise than it is.
 */
export function printable(text: string, instead: (character: string) => string): string {
  return text.replace(
    /[^\n\x20-\x7e\u00a0-\u200a\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\uffef]/g,
    instead,
  );
}

const escaped = (character: string) =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
