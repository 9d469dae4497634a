import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import type { Finding, FoundInTrail, Verdict, Verification } from '../domain/verification.js';

interface Row {
  id: string;
  state: Verification['state'];
  requested_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  stage: string | null;
  done: string;
  total: string;
  size: string | null;
  verdict: Verdict | null;
  findings: Finding[];
  finding_count: string;
  trouble: string | null;
}

const FINISH = `
  UPDATE audit.verification
     SET state = 'done', finished_at = $2, stage = NULL, size = $3, verdict = $4,
         findings = $5, finding_count = $6
   WHERE id = $1`;

const FAIL = `
  UPDATE audit.verification SET state = 'failed', finished_at = $2, stage = NULL, trouble = $3
   WHERE id = $1`;

/** An arbitrary, fixed number. */
const ADDING_LOCK = 7_586_418;

/** Full verifications and what they found. */
@Injectable()
export class VerificationRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, id: string, requestedAt: Date): Promise<void> {
    await tx.query('INSERT INTO audit.verification (id, requested_at) VALUES ($1, $2)', [
      id,
      requestedAt,
    ]);
  }

  /** Until the end of the transaction, nobody else adds one. */
  async lock(tx: Tx): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ADDING_LOCK]);
  }

  /** Begins again, too: what broke off before starts from the front. */
  async begin(id: string, startedAt: Date): Promise<void> {
    const text = `UPDATE audit.verification SET state = 'running', started_at = $2 WHERE id = $1`;
    await this.dataSource.query(text, [id, startedAt]);
  }

  async progress(id: string, stage: string, done: number, total: number): Promise<void> {
    const text = 'UPDATE audit.verification SET stage = $2, done = $3, total = $4 WHERE id = $1';
    await this.dataSource.query(text, [id, stage, done, total]);
  }

  async finish(tx: Tx, id: string, at: Date, size: number, found: FoundInTrail): Promise<void> {
    const findings = JSON.stringify(found.list);
    await tx.query(FINISH, [id, at, size, found.verdict, findings, found.count]);
  }

  async fail(tx: Tx, id: string, at: Date, trouble: string): Promise<void> {
    await tx.query(FAIL, [id, at, trouble]);
  }

  async one(id: string): Promise<Verification | null> {
    const text = 'SELECT * FROM audit.verification WHERE id = $1';
    const [row] = await this.dataSource.query<Row[]>(text, [id]);
    return row === undefined ? null : toVerification(row);
  }

  /** The newest one that is in one of these states. */
  async latest(states: readonly Verification['state'][], tx?: Tx): Promise<Verification | null> {
    const text = `SELECT * FROM audit.verification WHERE state = ANY ($1)
                   ORDER BY requested_at DESC LIMIT 1`;
    const [row] = await (tx ?? this.dataSource).query<Row[]>(text, [states]);
    return row === undefined ? null : toVerification(row);
  }
}

function toVerification(row: Row): Verification {
  return {
    id: row.id,
    state: row.state,
    requestedAt: row.requested_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    stage: row.stage,
    done: Number(row.done),
    total: Number(row.total),
    size: row.size === null ? null : Number(row.size),
    verdict: row.verdict,
    findings: row.findings,
    findingCount: Number(row.finding_count),
    trouble: row.trouble,
  };
}
