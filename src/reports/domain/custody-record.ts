import type { ProvenCustody, ProvenStep } from '../../audit-trail/audit-trail.public.js';

/** A clip's chain of custody as it leaves the house. */
export interface CustodyRecord {
  readonly agency: { readonly name: string; readonly timeZone: string };
  readonly clip: {
    readonly id: string;
    readonly sourceClipId: string;
    /** Of the original; null before its bytes arrived. */
    readonly sha256: string | null;
  };
  readonly custody: ProvenCustody;
}

/** How a recipient checks the record, in lines for paper. */
export const HOW_TO_VERIFY: readonly string[] = [
  'The steps are entries of the agency’s audit trail, a Merkle tree (RFC 6962). The three lines of ' +
    'the checkpoint commit to every entry, in its order: none can be changed, removed or put in ' +
    'between without another third line. They are signed with the key of the log.',
  'Ask the agency for this record as JSON. It holds each entry byte for byte with its proof ' +
    '(c2sp.org/tlog-proof). Put the text of one proof into a file and run, on a computer of your ' +
    'own, with no network: node plumbline-verify.js proof FILE --vkey KEY',
  'Get the key by another way than this paper, and keep the checkpoint: whoever holds an old one ' +
    'can always find out whether the log was rewritten since.',
  'What this proves: what was recorded, by whom according to the system, and in which order. It ' +
    'does not prove that an act was recorded at all, nor that the clock was right.',
];

/** What was done, with everything beside it that the reader may see. */
export function stepInWords({ words, purpose, seen }: ProvenStep): string[] {
  const { shown, withheld, expunged } = seen;
  return [
    `${words}${purpose === null ? '' : ` (purpose: ${purpose})`}`,
    ...shown.map(({ name, value }) => `${name}: ${textOf(value)}`),
    ...(withheld.length > 0 ? [`not shown to this reader: ${withheld.join(', ')}`] : []),
    ...(expunged > 0 ? [`removed by court order: ${expunged} of the values`] : []),
  ];
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
