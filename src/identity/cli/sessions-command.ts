import type { Command } from 'commander';
import { actAtTheMachine } from '../../audit-trail/audit-trail.public.js';
import { readSettings } from '../../platform/config/settings.js';
import { sessionKeyRotated } from '../domain/identity.audit-events.js';
import { SessionKeyFile } from '../http/session-key-file.js';

/** Adds `plumbline sessions …`: what an operator does about sessions at the machine itself. */
export function addSessionsCommand(program: Command): void {
  const sessions = program
    .command('sessions')
    .description('The sessions of this installation; reads the settings of the server');
  sessions
    .command('rotate-key')
    .description('Sign sessions with a new key; tokens of the old one are good until they run out')
    .action(rotateKey);
}

async function rotateKey(): Promise<void> {
  try {
    const settings = readSettings();
    const event = (operator: string) =>
      sessionKeyRotated({ id: 'session-keys', facts: {}, disclosures: { operator } });
    await actAtTheMachine(settings, event, () => {
      new SessionKeyFile(settings.dataDirectory).rotate(new Date());
    });
    const { idleMinutes } = settings.sessions;
    process.stdout.write(
      `A new key signs from now on. Tokens of the old one are taken for ${idleMinutes} minutes more.\n`,
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
