/** `README.txt` of a draw record, for somebody who has nothing but the folder. */
export function recordReadme(drawId: string): string {
  return `The record of the draw ${drawId}
${'='.repeat(24 + drawId.length)}

A sample of body-worn camera clips was drawn for review. This folder lets anyone repeat the
draw and compare, without trusting the agency or the software that drew.

policy.json      the rules: clips per officer, period, what is excluded and why
population.tsv   every clip in the urn: its id, a tab, its stratum (the officer, as an id)
excluded.tsv     every other clip that came in within the window: its id, a tab, the reason
draw.json        what was fixed before the seed, the seed, the sample, who reviews what

The order of events: population.tsv was fixed and its root was made public. Only then were
twenty ten-sided dice thrown; their digits stand in "seed_text" of draw.json. From then on
nobody had a choice: the clips with the smallest tickets are the sample.

To check it with Python 3, inside this folder:

${EIGHT_LINES}
No output means that the sample is the right one. The offline verifier checks more, among
other things who reviews what and every digest:

    plumbline-verify draw FOLDER

"record_sha256" in draw.json also stands in the agency's audit trail, in the entry
"draw.executed" for draw:${drawId}. Ask for the trail and compare.
`;
}

/** The whole check, small enough to be read aloud. The guide's test runs the same lines. */
const EIGHT_LINES = `\
import hashlib,json
H=lambda s:hashlib.sha256(s.encode()).hexdigest()
rec=json.load(open('draw.json')); pop=[l.rstrip('\\n').split('\\t') for l in open('population.tsv')]
assert H(open('population.tsv').read())==rec['population_sha256']
k=H(H(rec['seed_text'])); tick=lambda c:'0.'+f"{int(H(k+c),16):064d}"[::-1]
for st,n in rec['allocation'].items():
    got=[c for _,c in sorted((tick(c),c) for c,s in pop if s==st)][:n]
    assert got==rec['selected'][st], st
`;
