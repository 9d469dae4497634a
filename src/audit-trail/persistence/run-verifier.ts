import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { builtVerifier } from '../../platform/config/built-files.js';
import type { FoundInTrail } from '../domain/verification.js';

const report = z.object({
  findings: z.array(
    z.object({
      severity: z.enum(['tampered', 'incomplete']),
      check: z.string(),
      file: z.string(),
      position: z.string().optional(),
      says: z.string(),
    }),
  ),
  unlisted: z.number().int().default(0),
});

/** 0 good, 1 tampered with, 2 incomplete; everything else is no verdict. */
const WITH_VERDICT = [0, 1, 2];

/**
 * Runs the offline verifier over a folder, as an auditor would: a process of its own, so that its
 * memory and its end are not the server's, without our environment.
 * @throws if it came to no verdict
 */
export async function runVerifier(
  folder: string,
  found: FoundInTrail,
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(process.execPath, [builtVerifier(), 'log', folder, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {},
    signal,
  });
  const [said, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code === null || !WITH_VERDICT.includes(code)) {
    throw new Error(`The verifier came to no verdict (${code ?? 'killed'}): ${complained.trim()}`);
  }
  const { findings, unlisted } = report.parse(JSON.parse(said));
  for (const finding of findings) found.add(finding);
  found.addUnlisted(unlisted, code === 1 ? 'tampered' : 'incomplete');
}
