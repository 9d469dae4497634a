import { Injectable, Logger } from '@nestjs/common';
import { checkpointText } from '../../transparency-log/checkpoint.js';
import { GrowingTree } from '../../transparency-log/merkle-tree.js';
import { signNote } from '../../transparency-log/signed-note.js';
import { addCheckpointBody } from '../../transparency-log/witness-request.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { askWitness } from '../persistence/witness-client.js';
import { type ReachableWitness, WitnessPolicy } from '../persistence/witness-policy.js';

const DEADLINE_MS = 5000;

/** What the witnesses remember of this log, asked at start before anything is signed. */
@Injectable()
export class WitnessedSizes {
  private readonly logger = new Logger('Witnesses');

  constructor(
    private readonly policy: WitnessPolicy,
    private readonly keys: SigningKeys,
  ) {}

  /** The largest tree that a witness in reach has cosigned, with that witness's name. */
  async largest(): Promise<{ name: string; size: number } | null> {
    const { reachable } = this.policy;
    if (reachable.length === 0) return null;
    const body = await this.question();
    const answers = await Promise.all(reachable.map((witness) => this.ask(witness, body)));
    const [largest] = answers
      .filter((answer) => answer !== null)
      .sort((one, other) => other.size - one.size);
    return largest ?? null;
  }

  /**
   * The checkpoint of an empty tree, which contradicts no other: a witness that has cosigned more
   * answers with the size.
   */
  private async question(): Promise<string> {
    const text = checkpointText({
      origin: this.keys.origin,
      size: 0,
      root: new GrowingTree().root(),
    });
    return addCheckpointBody(0, [], signNote(text, await this.keys.current()));
  }

  private async ask({ key, url }: ReachableWitness, body: string) {
    const { name } = key;
    try {
      const answer = await askWitness(url, body, AbortSignal.timeout(DEADLINE_MS));
      if (answer.kind === 'knows') return { name, size: answer.size };
      if (answer.kind === 'cosigned') return { name, size: 0 };
      this.logger.warn(`The witness ${name} refuses to say what it knows: ${answer.says}`);
    } catch {
      this.logger.warn(`The witness ${name} is out of reach. The start does not wait for it.`);
    }
    return null;
  }
}
