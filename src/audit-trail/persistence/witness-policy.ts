import { Inject, Injectable } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { SETTINGS, type Settings, SettingsError } from '../../platform/config/settings.js';
import {
  type PolicyWitness,
  readPolicy,
  type TlogPolicy,
} from '../../transparency-log/tlog-policy.js';

/** A witness that has an address, so that it can be asked. */
export interface ReachableWitness extends PolicyWitness {
  readonly url: string;
}

/** The file that says which witnesses are asked, and how many cosignatures are enough. */
@Injectable()
export class WitnessPolicy {
  /** The file's bytes as they go into exports; null where none is set up. */
  readonly file: Buffer | null;
  readonly policy: TlogPolicy | null;

  /** @throws SettingsError that names the line of the file, so that a wrong one stops the start */
  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'trail'>) {
    const { origin, witnesses } = settings.trail;
    this.file = witnesses.policyPath === null ? null : read(witnesses.policyPath);
    this.policy = this.file && parse(this.file, origin);
  }

  get reachable(): readonly ReachableWitness[] {
    return (this.policy?.witnesses ?? []).filter(isReachable);
  }
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new SettingsError(`TRAIL_WITNESS_POLICY: the file ${path} cannot be read.`, {
      cause: error,
    });
  }
}

function parse(file: Buffer, origin: string): TlogPolicy {
  const answer = readPolicy(file);
  if ('wrong' in answer) {
    const { line, says } = answer.wrong;
    throw new SettingsError(`TRAIL_WITNESS_POLICY, line ${line}: ${says}.`);
  }
  const { policy } = answer;
  if (policy.logs.length > 0 && !policy.logs.some(({ key }) => key.name === origin)) {
    throw new SettingsError(
      `TRAIL_WITNESS_POLICY names logs, but not ${origin}, which TRAIL_ORIGIN says.`,
    );
  }
  const strange = policy.witnesses.find(({ url }) => url !== null && !/^https?:\/\/./.test(url));
  if (strange !== undefined) {
    throw new SettingsError(
      `TRAIL_WITNESS_POLICY: the address of ${strange.key.name} does not begin with https:// or http://.`,
    );
  }
  return policy;
}

function isReachable(witness: PolicyWitness): witness is ReachableWitness {
  return witness.url !== null && URL.canParse(witness.url);
}
