import { isObject, type Json } from './draw-json.js';
import type { ListFile } from './draw-lines.js';
import type { Redraw } from './draw-sample.js';
import type { DrawRecord, ExecutedRecord } from './draw-shape.js';
import type { CheckFindings } from './findings.js';

const RECORD = 'draw.json';
const STEPS = ['declared', 'frozen', 'seeded', 'executed'];

/** Every clip that came in went to exactly one place, and the numbers say where. */
export function checkAccounts(
  { counts, allocation }: DrawRecord,
  lists: { readonly population: ListFile; readonly omitted: ListFile },
  findings: CheckFindings,
): void {
  const omitted = new Map([...counts.notEligible, ...counts.excluded]);
  compareCounts('counts.strata', counts.strata, lists.population.counts, findings);
  compareCounts('counts.excluded', omitted, lists.omitted.counts, findings);
  const expected: readonly (readonly [string, number, number])[] = [
    ['population', counts.population, lists.population.count],
    ['eligible', counts.eligible, counts.population + sum(counts.excluded)],
    ['received', counts.received, counts.eligible + sum(counts.notEligible)],
    ['not_drawn', counts.notDrawn, counts.population - counts.drawn],
  ];
  for (const [name, stated, found] of expected) {
    if (stated === found) continue;
    findings.tampered(RECORD, `It says ${stated} where ${found} is right.`, `counts.${name}`);
  }
  for (const stratum of allocation.keys()) {
    if (counts.strata.has(stratum)) continue;
    findings.tampered(RECORD, 'There is no such stratum.', `allocation.${stratum}`);
  }
}

function compareCounts(
  position: string,
  stated: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
  findings: CheckFindings,
): void {
  for (const label of new Set([...stated.keys(), ...found.keys()])) {
    const [says, is] = [stated.get(label) ?? 0, found.get(label) ?? 0];
    if (says === is) continue;
    findings.tampered(RECORD, `It says ${says}, the list holds ${is}.`, `${position}.${label}`);
  }
}

/** Who may review was fixed before the seed, follows from the roster, and never is the officer. */
export function checkCandidates(record: DrawRecord, findings: CheckFindings): void {
  for (const stratum of record.counts.strata.keys()) {
    const units = record.strataUnits.get(stratum) ?? [];
    const free = record.reviewers.filter(({ officer }) => officer !== stratum);
    const near = free.filter((one) => one.units.some((unit) => units.includes(unit)));
    const able = (near.length > 0 ? near : free).map(({ reviewer }) => reviewer).sort();
    const stated = record.candidates.get(stratum) ?? [];
    if (able.length > 0 && able.join('|') === stated.join('|')) continue;
    const says = `By the roster these are ${able.join(', ') || 'nobody'}.`;
    findings.tampered(RECORD, says, `candidates.${stratum}`);
  }
}

/** Each step after the one before it, and the freeze after the end of the window. */
export function checkTimes(record: DrawRecord, findings: CheckFindings): void {
  const at = (step: string) => Date.parse(record.timestamps.get(step) ?? '');
  const steps = STEPS.filter((step) => record.timestamps.has(step));
  const wanted = record.state === 'executed' ? STEPS.length : 2;
  if (steps.length < wanted) findings.incomplete(RECORD, 'A step has no time.', 'timestamps');
  steps.forEach((step, index) => {
    const earlier = index === 0 ? -Infinity : at(steps[index - 1] ?? '');
    if (at(step) >= earlier) return;
    findings.tampered(RECORD, 'It comes before the step that precedes it.', `timestamps.${step}`);
  });
  if (!(at('frozen') >= Date.parse(record.windowTo))) {
    findings.tampered(RECORD, 'The population was frozen before the window ended.', 'window.to');
  }
}

/** The seed text names this draw and this population, and holds twenty dice at the least. */
export function checkSeed(
  record: DrawRecord,
  { seedText, sources }: ExecutedRecord,
  findings: CheckFindings,
): void {
  const [header, id, root, ...rest] = seedText.split('\n');
  const contributions = rest.slice(0, -1);
  const wrong = (says: string) => findings.tampered(RECORD, says, 'seed_text');
  if (header !== 'bwc-draw-seed/v1') wrong('It is not a seed text that this program knows.');
  if (id !== record.drawId) wrong('It belongs to another draw.');
  if (root !== record.populationRoot) wrong('It belongs to another population.');
  if (rest.at(-1) !== '') wrong('Its last line has no end.');
  const kinds = contributions.map((line) => line.split(' ')[0]);
  if (kinds.join(' ') !== sources.join(' ')) wrong('Its lines are not those of the sources.');
  if (!contributions.some((line) => /^dice [0-9]{20}$/.test(line))) {
    wrong('It holds no source of chance that this program can check.');
  }
}

/** The policy says how many clips each officer gives; nobody may have changed that afterwards. */
export function checkAllocation(
  { counts, allocation, state }: DrawRecord,
  policyJson: Buffer | null,
  findings: CheckFindings,
): void {
  const drawn = state === 'executed' ? sum(allocation) : 0;
  if (counts.drawn !== drawn) {
    findings.tampered(RECORD, `It says ${counts.drawn} where ${drawn} is right.`, 'counts.drawn');
  }
  if (policyJson === null) return;
  const policy = parsed(policyJson);
  const quota = isObject(policy) ? policy.clips_per_officer : undefined;
  if (typeof quota !== 'number') {
    findings.tampered('policy.json', 'It does not say how many clips each officer gives.');
    return;
  }
  for (const [stratum, size] of counts.strata) {
    const [given, right] = [allocation.get(stratum) ?? 0, Math.min(size, quota)];
    if (given === right) continue;
    const says = `The policy takes ${right} clips here, not ${given}.`;
    findings.tampered(RECORD, says, `allocation.${stratum}`);
  }
}

/** Null for what is not JSON. */
function parsed(bytes: Buffer): Json {
  try {
    return JSON.parse(bytes.toString()) as Json;
  } catch {
    return null;
  }
}

/** The sample is the one that the tickets give, in their order, and nothing was replaced. */
export function checkSelection(
  { allocation }: DrawRecord,
  executed: ExecutedRecord,
  redraw: Redraw,
  findings: CheckFindings,
): void {
  for (const stratum of new Set([...allocation.keys(), ...executed.selected.keys()])) {
    const stated = executed.selected.get(stratum) ?? [];
    const drawn = redraw.selected(stratum);
    for (let at = 0; at < Math.max(stated.length, drawn.length); at += 1) {
      if (stated[at] === drawn[at]) continue;
      const says = `The tickets give ${drawn[at] ?? 'no clip'} here, not ${stated[at] ?? 'none'}.`;
      findings.tampered(RECORD, says, `selected.${stratum}[${at}]`);
    }
  }
  if (executed.replacements > 0) {
    findings.tampered(RECORD, 'This format knows no replaced clips.', 'replacements');
  }
}

/** @param drawn what follows from the tickets */
export function checkAssignment(
  { assignment }: ExecutedRecord,
  drawn: readonly { readonly clip: string; readonly reviewer: string }[],
  findings: CheckFindings,
): void {
  for (let at = 0; at < Math.max(assignment.length, drawn.length); at += 1) {
    const [stated, right] = [assignment[at], drawn[at]];
    if (stated?.clip === right?.clip && stated?.reviewer === right?.reviewer) continue;
    const says =
      right === undefined
        ? 'This clip was not drawn.'
        : `By the tickets clip ${right.clip} goes to ${right.reviewer} here.`;
    findings.tampered(RECORD, says, `assignment[${at}]`);
  }
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
