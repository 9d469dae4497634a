import type { Command } from 'commander';
import { actAtTheMachine } from '../../audit-trail/audit-trail.public.js';
import { readSettings } from '../../platform/config/settings.js';
import { passwordListImported } from '../domain/credentials.audit-events.js';
import { stageBreachedList } from '../persistence/import-breached-list.js';

/** Adds `plumbline passwords …`: what an operator does about passwords at the machine itself. */
export function addPasswordsCommand(program: Command): void {
  const passwords = program
    .command('passwords')
    .description('The passwords that nobody may have; reads the settings of the server');
  passwords
    .command('import')
    .argument('<file>', 'a word in each line, or SHA-1:COUNT as Have I Been Pwned gives them')
    .description('Replace the list of breached passwords; CJIS IA-5 asks for it each quarter')
    .action(importList);
}

async function importList(path: string): Promise<void> {
  try {
    const settings = readSettings();
    const staged = await stageBreachedList(settings.dataDirectory, path, new Date());
    try {
      const facts = { passwords: staged.about.passwords };
      const event = (operator: string) =>
        passwordListImported({ id: 'breached', facts, disclosures: { operator } });
      await actAtTheMachine(settings, event, () => staged.put());
    } finally {
      staged.discard();
    }
    process.stdout.write(`${staged.about.passwords} passwords are refused from now on.\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
