import { setTimeout as pause } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { VERDICTS } from '../domain/verification.js';

interface Flags {
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  readonly code?: string;
}

type Print = (line: string) => void;

const POLL_MS = 1_000;
const EXIT = { good: 0, tampered: 1, incomplete: 2, usage: 3 } as const;

const noticeSchema = z.object({ digest: z.string() });
const signInSchema = z.object({
  remaining: z.array(z.string()),
  signInToken: z.string().nullable(),
  sessionToken: z.string().nullable(),
});
const progressSchema = z.object({
  stage: z.string().nullable(),
  done: z.number(),
  total: z.number(),
  size: z.number().nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  findings: z.array(z.object({ severity: z.string(), file: z.string(), says: z.string() })),
  findingCount: z.number(),
  finishedAt: z.string().nullable(),
  trouble: z.string().nullable(),
});

/** Adds `plumbline trail verify`: the server does the work, this command waits for the verdict. */
export function addVerifyCommand(trail: Command): void {
  trail
    .command('verify')
    .description('Have a server verify its whole audit trail, and wait for the verdict')
    .requiredOption('--url <address>', 'address of the server')
    .addOption(new Option('--username <name>').env('PLUMBLINE_USERNAME').hideHelp())
    .addOption(new Option('--password <text>').env('PLUMBLINE_PASSWORD').hideHelp())
    .addOption(new Option('--code <digits>').env('PLUMBLINE_CODE').hideHelp())
    .action(async (flags: Flags) => {
      const print: Print = (line) => void process.stdout.write(`${line}\n`);
      try {
        process.exitCode = await verifyAt(flags, print);
      } catch (error) {
        print(error instanceof Error ? error.message : String(error));
        process.exitCode = EXIT.usage;
      }
    });
}

/** @returns the exit code, as plumbline-verify has it: 0 good, 1 tampered, 2 incomplete, 3 usage */
export async function verifyAt(flags: Flags, print: Print): Promise<number> {
  const { url, username, password } = flags;
  if (username === undefined || password === undefined) {
    print(
      'Set PLUMBLINE_USERNAME and PLUMBLINE_PASSWORD to an account that may verify the trail, and ' +
        'PLUMBLINE_CODE to what its authenticator app shows now.',
    );
    return EXIT.usage;
  }
  const token = await signIn(url, { username, password, code: flags.code });
  const asked = await ask(url, token, 'audit-trail/verifications', {});
  const { id } = z.object({ id: z.string() }).parse(asked);
  for (let told = ''; ;) {
    const answer = await ask(url, token, `audit-trail/verifications/${id}`);
    const { stage, done, total, finishedAt, ...end } = progressSchema.parse(answer);
    const line = stage === null ? 'Waiting for a worker' : `${stage}: ${done} of ${total}`;
    if (finishedAt === null) {
      if (line !== told) print(line);
      told = line;
      await pause(POLL_MS);
      continue;
    }
    for (const { severity, file, says } of end.findings) print(`${severity} ${file}: ${says}`);
    if (end.verdict === null) {
      print(`No verdict: ${end.trouble ?? 'unknown'}`);
      return EXIT.incomplete;
    }
    print(`${end.verdict}: ${end.size ?? 0} entries, ${end.findingCount} findings`);
    return EXIT[end.verdict];
  }
}

/** All the way in: the password, the notice, and the code of an authenticator app. */
async function signIn(
  url: string,
  { code, ...typed }: { username: string; password: string; code: string | undefined },
): Promise<string> {
  const { digest: notice } = noticeSchema.parse(await ask(url, null, 'sign-in/notice'));
  const begun = signInSchema.parse(
    await ask(url, null, 'sign-in', { ...typed, notice, bearer: true }),
  );
  if (begun.sessionToken !== null) return begun.sessionToken;
  if (code === undefined || !begun.remaining.includes('second-factor')) {
    const what = begun.remaining.join(', ');
    throw new Error(
      `Signing in asks for more than the password: ${what}. Set PLUMBLINE_CODE to what the ` +
        'authenticator app of this account shows now; an account that has none yet signs in once ' +
        'with a browser.',
    );
  }
  const proven = signInSchema.parse(await ask(url, begun.signInToken, 'sign-in/totp', { code }));
  if (proven.sessionToken === null) throw new Error('Sign in once with a browser first.');
  return proven.sessionToken;
}

async function ask(
  url: string,
  token: string | null,
  path: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(new URL(`/api/v1/${path}`, url), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const said: unknown = await answer.json();
  if (answer.ok) return said;
  const problem = z.object({ detail: z.string() }).safeParse(said);
  throw new Error(problem.data?.detail ?? `The server answered ${answer.status}.`);
}
