import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { TwoPersonAct, TwoPersonRequest } from '../domain/two-person-request.js';

export const REQUEST_COLUMNS = `
  asked.id, asked.act, asked.state, asked.requested_by AS "requestedBy",
  asked.requested_at AS "requestedAt", asked.decided_by AS "decidedBy",
  asked.decided_at AS "decidedAt", asked.approval_entry_id AS "approvalEntryId",
  asked.done_at AS "doneAt"`;

/** What two people must stand behind, whatever it is that they ask for. */
@Injectable()
export class TwoPersonRequestsRepository {
  async insert(
    tx: Tx,
    request: Pick<TwoPersonRequest, 'id' | 'act' | 'requestedBy' | 'requestedAt'>,
  ): Promise<void> {
    const { id, act, requestedBy, requestedAt } = request;
    await tx.query(
      `INSERT INTO audit.two_person_request (id, act, requested_by, requested_at)
       VALUES ($1, $2, $3, $4)`,
      [id, act, requestedBy, requestedAt],
    );
  }

  /** The request, locked until the transaction ends, so that it is decided once. */
  async lock(tx: Tx, act: TwoPersonAct, id: string): Promise<TwoPersonRequest | null> {
    const [row] = await tx.query<TwoPersonRequest[]>(
      `SELECT ${REQUEST_COLUMNS} FROM audit.two_person_request AS asked
        WHERE asked.id = $1 AND asked.act = $2 FOR UPDATE`,
      [id, act],
    );
    return row ?? null;
  }

  async decide(
    tx: Tx,
    id: string,
    decision: {
      readonly state: 'approved' | 'withdrawn';
      readonly by: string;
      readonly at: Date;
      readonly approvalEntryId: string | null;
    },
  ): Promise<void> {
    const { state, by, at, approvalEntryId } = decision;
    await tx.query(
      `UPDATE audit.two_person_request
          SET state = $2, decided_by = $3, decided_at = $4, approval_entry_id = $5
        WHERE id = $1`,
      [id, state, by, at, approvalEntryId],
    );
  }

  async markDone(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE audit.two_person_request SET state = 'done', done_at = $2 WHERE id = $1`,
      [id, at],
    );
  }

  /** What stands approved and is not done; null where it is neither. */
  async approved(tx: Tx, act: TwoPersonAct, id: string): Promise<ApprovedRequest | null> {
    const request = await this.lock(tx, act, id);
    if (request?.state !== 'approved') return null;
    const { approvalEntryId } = request;
    invariant(approvalEntryId !== null, 'An approved request has the entry of its approval');
    return { ...request, approvalEntryId };
  }
}

export interface ApprovedRequest extends TwoPersonRequest {
  readonly approvalEntryId: string;
}
