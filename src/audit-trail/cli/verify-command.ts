import { setTimeout as pause } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { VERDICTS } from '../domain/verification.js';

interface Flags {
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
}

type Print = (line: string) => void;

const POLL_MS = 1_000;
const EXIT = { good: 0, tampered: 1, incomplete: 2, usage: 3 } as const;

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
    print('Set PLUMBLINE_USERNAME and PLUMBLINE_PASSWORD to an account that may verify the trail.');
    return EXIT.usage;
  }
  const session = await ask(url, null, 'sessions', { username, password, bearer: true });
  const { token } = z.object({ token: z.string() }).parse(session);
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
