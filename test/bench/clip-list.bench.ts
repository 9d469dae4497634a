import { Client } from 'pg';
import { LoadLedgerCommand } from '../../src/demo-agency/demo-agency.public.js';
import { createSmallAgency } from '../support/agency.js';
import { expecting } from '../support/api-client/http.js';
import type { ApiClient } from '../support/api-client/api-client.js';
import { startHttpApplication } from '../support/http-application.js';
import type { BenchRow } from './bench-row.js';
import { median, percentile, timed } from './figures.js';

const ROWS = Number(process.env.BENCH_LEDGER_ROWS ?? 1_000_000);
const PAGE = 50;
const PAGES = 200;
const from = new Date('2025-11-01T00:00:00Z');
const to = new Date('2026-11-01T00:00:00Z');

/** What a page costs in SQL alone: the same order, the same columns, the same position. */
const SAME_SQL = `
  SELECT * FROM clip WHERE (recorded_at, id) < ($1, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  ORDER BY recorded_at DESC, id DESC LIMIT ${PAGE + 1}`;

/** Pages of the clips list of a million rows through HTTP, against the same pages in SQL. */
export async function benchClipList(): Promise<BenchRow[]> {
  const app = await startHttpApplication({ takesJobs: false });
  const client = new Client({ connectionString: app.databaseUrl });
  try {
    const { records } = await createSmallAgency(app.administrator);
    const load = { rows: ROWS, seed: 'bench', from, to };
    const loadMs = await timed(() => app.context.get(LoadLedgerCommand).execute(load));
    await client.connect();
    await client.query('VACUUM ANALYZE clip');
    return [loaded(loadMs), ...(await comparePages(client, records))];
  } finally {
    await client.end();
    await app.stop();
  }
}

async function comparePages(client: Client, records: ApiClient): Promise<BenchRow[]> {
  const http: number[] = [];
  const sql: number[] = [];
  const span = to.getTime() - from.getTime();
  for (let page = 0; page < PAGES; page += 1) {
    const until = new Date(from.getTime() + (span * (page + 1)) / PAGES);
    sql.push(await timed(() => client.query({ name: 'page', text: SAME_SQL, values: [until] })));
    const query = { to: until.toISOString(), limit: PAGE };
    http.push(await timed(() => expecting(200, records.clips.list(query))));
  }
  const ratio = median(http) / median(sql);
  const p95 = percentile(http, 0.95);
  const value = `median ${median(http).toFixed(1)} ms against ${median(sql).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  const name = `a page of ${PAGE} clips out of ${ROWS} through HTTP against the same SQL`;
  return [{ name, ratio, value, aim: 'p95 under 50 ms', met: p95 < 50 }];
}

function loaded(loadMs: number): BenchRow {
  const perSecond = Math.round(ROWS / (loadMs / 1000));
  const value = `${(loadMs / 1000).toFixed(0)} s, ${perSecond} rows/s`;
  const name = `loading a ledger of ${ROWS} rows, each with its entry in the trail`;
  return { name, value, aim: 'a few minutes', met: loadMs < 300_000 };
}
