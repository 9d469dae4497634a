import { Injectable, Logger } from '@nestjs/common';
import type { Checkpoint } from '../../transparency-log/checkpoint.js';
import { consistencyProof } from '../../transparency-log/merkle-proofs.js';
import { nodesFromTiles } from '../../transparency-log/tiles.js';
import { addCheckpointBody } from '../../transparency-log/witness-request.js';
import { cosignatureLines } from '../domain/cosignature-lines.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { askWitness } from '../persistence/witness-client.js';
import { type ReachableWitness, WitnessPolicy } from '../persistence/witness-policy.js';
import { type WitnessOutcome, WitnessStates } from '../persistence/witness-states.js';

/** Checkpoints wait for witnesses, and people wait for checkpoints. */
const DEADLINE_MS = 2000;
/** A witness that did not cosign is left alone for so long, or every checkpoint would be late. */
const REST_MS = 60_000;

interface Asked {
  readonly lines: string;
  readonly outcome: WitnessOutcome;
}

/** Asks the witnesses to cosign a checkpoint that the log has signed, before anybody sees it. */
@Injectable()
export class GatherCosignatures {
  private readonly logger = new Logger('Witnesses');
  /** By vkey: the size that a witness cosigned last. */
  private sizes: Map<string, number> | null = null;
  private readonly restsUntil = new Map<string, number>();

  constructor(
    private readonly policy: WitnessPolicy,
    private readonly states: WitnessStates,
    private readonly tree: TreeRepository,
  ) {}

  /**
   * Never throws, and never takes longer than its deadline: a witness must not hold the log.
   * @param note the checkpoint with the log's own signatures
   * @returns the note with a line of every witness that cosigned in time
   */
  async execute(note: string, checkpoint: Checkpoint): Promise<string> {
    const due = this.policy.reachable.filter(
      ({ vkey }) => (this.restsUntil.get(vkey) ?? 0) <= Date.now(),
    );
    if (due.length === 0) return note;
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    const asked = await Promise.all(
      due.map((witness) => this.guarded(witness, note, checkpoint, deadline)),
    );
    await this.remember(asked.map(({ outcome }) => outcome));
    return note + asked.map(({ lines }) => lines).join('');
  }

  private async guarded(
    witness: ReachableWitness,
    note: string,
    checkpoint: Checkpoint,
    deadline: AbortSignal,
  ): Promise<Asked> {
    try {
      return await before(deadline, this.ask(witness, note, checkpoint, deadline));
    } catch (error) {
      return troubled(witness, inWords(error));
    }
  }

  /** At most twice: a witness that names another size is given the proof from there. */
  private async ask(
    witness: ReachableWitness,
    note: string,
    checkpoint: Checkpoint,
    deadline: AbortSignal,
  ): Promise<Asked> {
    const { vkey, url } = witness;
    const { size } = checkpoint;
    const believed = (await this.sizesKnown()).get(vkey) ?? 0;
    let from = believed <= size ? believed : 0;
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const body = addCheckpointBody(from, await this.proof(from, size), note);
      const answer = await askWitness(url, body, deadline);
      if (answer.kind === 'cosigned') {
        const lines = cosignatureLines(note, answer.lines, witness.key);
        return lines === null
          ? troubled(witness, 'Its answer holds no valid cosignature of its key.')
          : { lines, outcome: { vkey, size } };
      }
      if (answer.kind === 'refused') {
        const says = `It refuses with ${answer.status}: ${answer.says}`;
        // 422 is the status for a proof that does not hold, and ours is made of what we have.
        return troubled(witness, says, answer.status === 422);
      }
      if (answer.size > size) {
        const says = `It has cosigned ${answer.size} entries of this log, which has ${size}.`;
        return troubled(witness, says, true);
      }
      from = answer.size;
    }
    return troubled(witness, 'It names one size and then another.');
  }

  private async proof(from: number, to: number): Promise<Buffer[]> {
    if (from === 0) return [];
    const nodes = nodesFromTiles(to, (tile) => this.tree.readTile(tile));
    return consistencyProof(from, to, nodes);
  }

  private async sizesKnown(): Promise<Map<string, number>> {
    this.sizes ??= new Map((await this.states.all()).map(({ vkey, size }) => [vkey, size]));
    return this.sizes;
  }

  private async remember(outcomes: readonly WitnessOutcome[]): Promise<void> {
    for (const outcome of outcomes) {
      const { vkey } = outcome;
      if ('size' in outcome) {
        this.sizes?.set(vkey, outcome.size);
        this.restsUntil.delete(vkey);
        continue;
      }
      this.restsUntil.set(vkey, Date.now() + REST_MS);
      const [name] = vkey.split('+');
      if (outcome.contradicts) {
        this.logger.error(`The witness ${name} contradicts this log. ${outcome.trouble}`);
      } else this.logger.warn(`The witness ${name} did not cosign. ${outcome.trouble}`);
    }
    try {
      await this.states.remember(outcomes);
    } catch (error) {
      this.logger.error(`How witnesses stand could not be kept: ${inWords(error)}`);
    }
  }
}

function troubled({ vkey }: ReachableWitness, trouble: string, contradicts = false): Asked {
  return { lines: '', outcome: { vkey, trouble, contradicts } };
}

/** The signal ends requests by itself, but not the reading of a proof. */
async function before<T>(deadline: AbortSignal, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener('abort', () => reject(new Error('It did not answer in time.')), {
      once: true,
    });
  });
  return Promise.race([work, late]);
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
