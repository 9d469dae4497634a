import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { defineRefusals } from '../../platform/errors/refusals.js';

const hashingRefusals = defineRefusals('password-hashing', {
  busy: {
    kind: 'unavailable',
    says: 'Too many people are signing in at this moment.',
    mend: 'Try again in a few seconds.',
  },
});

/** RFC 9106 section 4, second recommended option: 64 MiB, three passes. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };
const AT_ONCE = 2;
const WAITING_AT_MOST = 64;

/** Argon2id, a few at a time: a flood of sign-ins must not take the memory of everybody else. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobody = hash('a password that belongs to nobody', COST);

  hash(password: string): Promise<string> {
    return this.takeTurn(() => hash(password, COST));
  }

  /** Whether the password fits. Without a stored hash it takes as long and says no. */
  verify(stored: string | null, password: string): Promise<boolean> {
    return this.takeTurn(async () => {
      const fits = await verify(stored ?? (await this.nobody), password);
      return stored !== null && fits;
    });
  }

  private async takeTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= WAITING_AT_MOST) throw hashingRefusals.refuse('busy');
      await new Promise<void>((go) => this.waiting.push(go));
    }
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}
