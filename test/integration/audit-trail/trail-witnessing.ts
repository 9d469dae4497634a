import { GatherCosignatures } from '../../../src/audit-trail/commands/gather-cosignatures.js';
import type { SequencerDatabase } from '../../../src/audit-trail/persistence/sequencer-database.js';
import type { SigningKeys } from '../../../src/audit-trail/persistence/signing-keys.js';
import type { TreeRepository } from '../../../src/audit-trail/persistence/tree.repository.js';
import { WitnessPolicy } from '../../../src/audit-trail/persistence/witness-policy.js';
import { WitnessStates } from '../../../src/audit-trail/persistence/witness-states.js';
import { WitnessedSizes } from '../../../src/audit-trail/queries/witnessed-sizes.js';
import { readSettings } from '../../../src/platform/config/settings.js';

/** What asks the witnesses named in `TRAIL_WITNESS_POLICY`; without it, nobody. */
export function witnessing(
  database: SequencerDatabase,
  tree: TreeRepository,
  keys: SigningKeys,
  env: Readonly<Record<string, string>> = {},
) {
  const policy = new WitnessPolicy(readSettings({ TRAIL_ORIGIN: keys.origin, ...env }));
  const states = new WitnessStates(database);
  return {
    policy,
    states,
    gather: new GatherCosignatures(policy, states, tree),
    witnessed: new WitnessedSizes(policy, keys),
  };
}
