import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import {
  OpenSession,
  type SecondFactorKind,
  type SignInMethod,
  type Visitor,
} from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { DomainError } from '../../platform/errors/refusals.js';
import {
  PENDING_MINUTES,
  type PendingSignIn,
  type Progress,
  type Step,
} from '../domain/pending-sign-in.js';
import { type StepName, stepTaken } from '../domain/sign-in.audit-events.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import type { PendingSignInEntity } from '../persistence/pending-sign-in.entity.js';
import { PendingSignInsRepository } from '../persistence/pending-sign-ins.repository.js';
import { RemainingSteps } from './remaining-steps.js';

export interface NewSignIn {
  readonly personId: string;
  readonly method: SignInMethod;
  /** A program that sends its tokens itself, instead of a browser with cookies. */
  readonly bearer: boolean;
  /** Digest of the notice, where it was acknowledged already. */
  readonly notice?: string | null;
  /** The password that fitted must be replaced on the way. */
  readonly needsNewPassword?: boolean;
}

/** What a step came to, where that is more than "done". */
export interface StepOutcome {
  /** Thrown once what the step noted is kept, such as a wrong code that was counted. */
  readonly refused?: DomainError;
  /** The step has entered in the trail what it did, so nothing else says that it was taken. */
  readonly isEntered?: boolean;
  readonly notice?: string;
  readonly factor?: SecondFactorKind;
  readonly recoveryCodes?: readonly string[];
}

/** Leads people who have proved something through the steps that remain, to their session. */
@Injectable()
export class PendingSignIns {
  constructor(
    private readonly pending: PendingSignInsRepository,
    private readonly steps: RemainingSteps,
    private readonly sessions: OpenSession,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * For somebody who has just proved who they are by `method`.
   * @throws DomainError `sign-in.barred`
   */
  async begin(tx: Tx, visitor: Visitor, signIn: NewSignIn): Promise<Progress> {
    const { personId, method, bearer, notice = null, needsNewPassword = false } = signIn;
    await this.sessions.demandUnbarred(tx, personId, method);
    const now = this.clock.now();
    const { row, token } = await this.pending.begin(tx, {
      personId,
      method,
      bearer,
      done: notice === null ? [] : ['notice'],
      notice,
      factor: null,
      needsNewPassword,
      createdAt: now,
      expiresAt: new Date(now.getTime() + PENDING_MINUTES * 60_000),
    });
    return this.goOn(tx, visitor, row, { step: method, token });
  }

  /**
   * Takes a step: `work` proves it, in the transaction that holds the sign-in, so that no step is
   * taken twice. What it throws undoes everything.
   * @param token as it came in the cookie or as bearer; null for none
   * @throws DomainError `sign-in.not-begun`, `.not-now`, `.barred`, and what `work` refuses
   */
  async step(
    visitor: Visitor,
    token: string | null,
    name: Step,
    work: (tx: Tx, pending: PendingSignIn) => Promise<StepOutcome | undefined>,
  ): Promise<Progress> {
    const [progress, refused] = await this.transactions.run(async (tx) => {
      const row = await this.claim(tx, token);
      const { remaining } = await this.steps.of(tx, row);
      if (!remaining.includes(name)) throw signInRefusals.refuse('not-now', { step: name });
      const outcome = (await work(tx, row)) ?? {};
      if (outcome.refused !== undefined) return [null, outcome.refused] as const;
      row.done = [...row.done, name];
      row.notice = outcome.notice ?? row.notice;
      row.factor = outcome.factor ?? row.factor;
      const step = outcome.isEntered === true ? null : name;
      const { recoveryCodes } = outcome;
      const shown = recoveryCodes === undefined ? {} : { recoveryCodes };
      return [
        { ...(await this.goOn(tx, visitor, row, { step, token: null })), ...shown },
        null,
      ] as const;
    });
    if (refused !== null) throw refused;
    return progress;
  }

  /**
   * Looks at a sign-in without taking a step, as for the options of a passkey.
   * @throws DomainError `sign-in.not-begun`
   */
  look<T>(token: string | null, work: (tx: Tx, pending: PendingSignIn) => Promise<T>): Promise<T> {
    return this.transactions.run(async (tx) => work(tx, await this.claim(tx, token)));
  }

  /** Gives a sign-in up. */
  async giveUp(visitor: Visitor, token: string | null): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.claim(tx, token);
      await this.pending.spend(tx, row.id, this.clock.now());
      await this.enter(tx, visitor, row, 'given-up');
    });
  }

  private async claim(tx: Tx, token: string | null): Promise<PendingSignInEntity> {
    const row = token === null ? null : await this.pending.claim(tx, token, this.clock.now());
    if (row === null) throw signInRefusals.refuse('not-begun');
    return row;
  }

  private async goOn(
    tx: Tx,
    visitor: Visitor,
    row: PendingSignInEntity,
    { step, token }: { step: StepName | null; token: string | null },
  ): Promise<Progress> {
    const { id, bearer, expiresAt, personId, method, notice, factor } = row;
    const { remaining, factors } = await this.steps.of(tx, row);
    const common = { id, remaining, factors, expiresAt, bearer };
    if (remaining.length > 0) {
      await this.pending.keep(tx, row);
      if (step !== null) await this.enter(tx, visitor, row, step);
      return { ...common, token, sessionId: null };
    }
    await this.pending.finish(tx, row, this.clock.now());
    const session = { personId, method, bearer, notice, factor, signInId: id };
    return { ...common, token: null, sessionId: await this.sessions.execute(tx, visitor, session) };
  }

  private async enter(
    tx: Tx,
    { address, requestId }: Visitor,
    { personId }: PendingSignIn,
    step: StepName,
  ): Promise<void> {
    const who = { kind: 'person', id: personId, role: 'visitor', sessionId: null } as const;
    const actor: Actor = { ...who, address, requestId };
    await this.trail.record(tx, actor, stepTaken({ id: personId, facts: { step } }));
  }
}
