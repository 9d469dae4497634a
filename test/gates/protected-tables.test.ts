import { Client } from 'pg';
import { createEmptyDatabase, dropTestDatabase } from '../support/database.js';

/** Tables that may change without an entry, and why none is missed. */
const UNPROTECTED: Readonly<Record<string, string>> = {
  api_client_nonce: 'numbers that signed requests used up, kept for minutes against replays',
  api_client_use: 'when a machine was last here; whatever it does has an entry of its own',
  clip_progress: 'how far a job has come with a clip; the clip’s states are protected',
  factor_ceremony:
    'an enrolment or a question to a passkey that is open; what comes of it is protected',
  migration: 'which migrations ran: written by whoever installs, before anybody can act',
  one_time_link: 'a secret on its way; the person whom it lets in is protected',
  pending_sign_in: 'a way in that gives nothing yet; its steps and its session are entries',
  single_sign_on_arrival: 'who waits to be linked; that they came is an entry, and so is the link',
  single_sign_on_attempt: 'a secret on its way; where it leads to is protected',
  spent_logout_token: 'keeps a logout from being obeyed twice; each one is an entry of its own',
  sign_in_attempt: 'counts that slow guessing down; every failure is an entry of its own',
  totp_used_step: 'that a code was presented; the sign-in that it served has its entry',
};

/** Protected where a change is an act, and open where it is only its consequence. */
const PARTLY: Readonly<Record<string, string>> = {
  playback: 'INSERT OR DELETE',
  second_factor:
    'INSERT OR DELETE OR UPDATE OF id, person_id, kind, name, created_at, removed_at, ' +
    'sealed_secret, credential_id, public_key, transports',
  session:
    'INSERT OR DELETE OR UPDATE OF ended_at, authenticated_at, places, generation, locked_at',
  upload: 'INSERT OR DELETE',
};
const WHOLLY = 'INSERT OR DELETE OR UPDATE';

describe('Every table of the features', () => {
  let url: string;
  let client: Client;
  beforeAll(async () => {
    url = await createEmptyDatabase();
    client = new Client({ connectionString: url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await dropTestDatabase(url);
  });

  it('is guarded against changes without an entry, or says why not', async () => {
    const { rows } = await client.query<{ name: string; guard: string | null }>(
      `SELECT relname AS name,
              (SELECT pg_get_triggerdef(oid) FROM pg_trigger
                WHERE tgrelid = pg_class.oid AND tgname = 'tr_needs_entry' AND tgenabled = 'A'
                  AND tgdeferrable AND tginitdeferred) AS guard
         FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`,
    );
    const found = rows.map(({ name, guard }) => [name, /AFTER (.*) ON /.exec(guard ?? '')?.[1]]);
    const expected = rows.map(({ name }) => [
      name,
      name in UNPROTECTED ? undefined : (PARTLY[name] ?? WHOLLY),
    ]);
    expect(found).toEqual(expected);
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys({ ...UNPROTECTED, ...PARTLY })));
  });
});
