import type { Draw } from '../../api/types';
import { CopyIcon, Copyable } from '../../ui/copyable';
import { Facts } from '../../ui/facts';
import { Panel } from '../../ui/panel';
import styles from './draw-page.module.css';

const EIGHT_LINES = `import hashlib,json
H=lambda s:hashlib.sha256(s.encode()).hexdigest()
rec=json.load(open('draw.json')); pop=[l.rstrip('\\n').split('\\t') for l in open('population.tsv')]
assert H(open('population.tsv').read())==rec['population_sha256']
k=H(H(rec['seed_text'])); tick=lambda c:'0.'+f"{int(H(k+c),16):064d}"[::-1]
for st,n in rec['allocation'].items():
    got=[c for _,c in sorted((tick(c),c) for c,s in pop if s==st)][:n]
    assert got==rec['selected'][st], st`;

/** How anyone repeats the draw, with the downloaded record and no trust in us. */
export function CheckItYourself({ draw }: { readonly draw: Draw }) {
  if (draw.state !== 'executed') return null;
  return (
    <Panel
      title="Check it yourself"
      actions={<CopyIcon value={EIGHT_LINES} what="the check" />}
      note="Download the record and run this inside of its folder. No output means that the sample is the right one."
    >
      <pre className={styles.code}>{EIGHT_LINES}</pre>
      <p className={styles.hint}>
        The offline verifier checks more, among other things who reviews what:{' '}
        <code>plumbline-verify draw FOLDER</code>
      </p>
      <Facts
        of={[
          ['Population', digest(draw.populationSha256, 'the population’s digest')],
          ['Seed', digest(draw.seed, 'the seed')],
          ['Record', digest(draw.recordSha256, 'the record’s digest')],
        ]}
      />
    </Panel>
  );
}

function digest(value: string | null, what: string) {
  return value === null ? null : <Copyable value={value} what={what} short={24} />;
}
