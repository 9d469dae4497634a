import type { ApiClient, ApiClientPurpose, ApiClientScope } from '../../api/types';

/** What can be done with a machine’s credentials. */
export type ClientAct = 'rotate' | 'keys' | 'revoke';

interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

export const PURPOSES: readonly (Choice<ApiClientPurpose> & {
  /** What such a machine usually needs. */
  readonly scopes: readonly ApiClientScope[];
})[] = [
  { value: 'dock', label: 'Charging dock', scopes: ['clip.ingest'] },
  { value: 'dispatch', label: 'Dispatch (CAD)', scopes: ['trigger-event.record'] },
  { value: 'sensor-gateway', label: 'Sensor gateway', scopes: ['trigger-event.record'] },
  {
    value: 'identity-provisioning',
    label: 'Keeps accounts in step (SCIM)',
    scopes: ['person.provision'],
  },
];

export const SCOPES: readonly Choice<ApiClientScope>[] = [
  { value: 'clip.ingest', label: 'Bring footage in' },
  { value: 'trigger-event.record', label: 'Record trigger events' },
  { value: 'person.provision', label: 'Prepare and end accounts' },
];

const labelOf = <Value>(choices: readonly Choice<Value>[], value: Value): string =>
  choices.find((choice) => choice.value === value)?.label ?? String(value);

export const purposeInWords = ({ purpose }: ApiClient): string => labelOf(PURPOSES, purpose);

export const scopesInWords = ({ permissions }: ApiClient): string =>
  permissions.map((scope) => labelOf(SCOPES, scope)).join(', ');

/** What is typed as networks, one on each line or with commas between. */
export const networksFrom = (typed: string): string[] =>
  typed.split(/[\s,]+/).filter((network) => network !== '');

const MINUTE_MS = 60_000;

/** How long until a moment: `23 h 5 min`, `4 min`, or `a moment`. */
export function timeLeft(until: string, now: string): string {
  const minutes = Math.floor((Date.parse(until) - Date.parse(now)) / MINUTE_MS);
  if (minutes < 1) return 'a moment';
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
