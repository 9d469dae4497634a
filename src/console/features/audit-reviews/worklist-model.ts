import type { AuditFinding, AuditMark } from '../../api/types';
import type { KeyPress } from '../footage/player/keys';

/** The marks in the order of their digits. */
export const MARK_CHOICES = ['nothing-unusual', 'explained', 'needs-action'] as const;

export const MARK_WORDS: Readonly<Record<AuditMark, string>> = {
  'nothing-unusual': 'Nothing unusual',
  explained: 'Explained',
  'needs-action': 'Needs action',
};

type Finding = Pick<AuditFinding, 'found' | 'marked' | 'comparison'>;

/** Whether a reviewer has to say something of it. */
export function isOpen({ found, marked }: Finding): boolean {
  return found > 0 && marked === null;
}

/** The next finding without a mark; past the last one it wraps to what was left out. */
export function onward(findings: readonly Finding[], from: number): number {
  const open = findings.flatMap((finding, index) => (isOpen(finding) ? [index] : []));
  return open.find((index) => index > from) ?? open[0] ?? from;
}

/** The finding above or below; the ends hold. */
export function step(findings: readonly Finding[], from: number, by: 1 | -1): number {
  return Math.min(findings.length - 1, Math.max(0, from + by));
}

/** How a number stands beside those of the weeks before, in words. */
export function comparisonWords({ weeks, usual, least, most }: AuditFinding['comparison']): string {
  if (usual === null || least === null || most === null) {
    return 'There are not enough weeks before this one to say what is usual.';
  }
  if (most === 0) return `There was none in the ${String(weeks)} weeks before.`;
  const range = least === most ? String(least) : `between ${String(least)} and ${String(most)}`;
  return `Usual is about ${String(usual)}: the ${String(weeks)} weeks before had ${range}.`;
}

export type WorklistCommand =
  | { readonly do: 'mark'; readonly mark: AuditMark }
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'sign' }
  | { readonly do: 'show-keys' };

/** What a key press means to the worklist, or nothing. Control and Enter sign from anywhere. */
export function worklistCommand(press: KeyPress, areKeysOn: boolean): WorklistCommand | null {
  if (press.key === 'Enter' && press.modified) return { do: 'sign' };
  if (!areKeysOn || press.modified || press.focus === 'typing') return null;
  const mark = /^[1-3]$/.test(press.key) ? MARK_CHOICES[Number(press.key) - 1] : undefined;
  if (mark !== undefined) return { do: 'mark', mark };
  if (press.key === '?') return { do: 'show-keys' };
  if (press.focus === 'adjusting') return null;
  if (press.key === 'ArrowDown' || press.key === 'j') return { do: 'move', by: 1 };
  if (press.key === 'ArrowUp' || press.key === 'k') return { do: 'move', by: -1 };
  if (press.key === 's') return { do: 'sign' };
  return null;
}
