#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { renderAuditEventCatalogue } from './audit-trail/audit-trail.public.js';
import { addTrailCommand } from './audit-trail/cli/trail-command.js';
import { addSessionsCommand } from './identity/cli/sessions-command.js';
import { renderPermissions } from './identity/identity.public.js';
import { addIngestCommand } from './ingest/cli/ingest-command.js';
import { addPasswordsCommand } from './credentials/cli/passwords-command.js';
import { openApiDocument } from './openapi.js';
import { addAlertCommand } from './platform/mail/test-alert-command.js';
import { renderRefusalCatalogue } from './platform/http/refusal-document.js';
import { renderRouteMatrix } from './route-matrix.js';
import { run as runVerifier } from './verifier/cli.js';
import { addWitnessCommand } from './witness/cli/witness-command.js';

const print = (text: string): void => void process.stdout.write(text);
const complain = (text: string): void => void process.stderr.write(text);

const program = new Command('plumbline').description(
  'Audits and reviews body-worn camera footage.',
);

addAlertCommand(program);
addIngestCommand(program);
addPasswordsCommand(program);
addSessionsCommand(program);
addTrailCommand(program);
addWitnessCommand(program);

const draw = program.command('draw').description('What concerns draws');
draw
  .command('verify')
  .argument('<folder>', 'the unpacked record of a draw')
  .option('--json', 'print JSON')
  .description('Recompute a draw from its record; asks no server')
  .action(async (folder: string, { json = false }: { json?: boolean }) => {
    const options = json ? ['--json'] : [];
    process.exitCode = await runVerifier(['draw', folder, ...options], print, complain);
  });

const generate = program
  .command('generate')
  .description('Print a document that is made from the code');
generate
  .command('openapi')
  .description('The OpenAPI document of the HTTP API')
  .action(async () => print(`${JSON.stringify(await openApiDocument(), null, 2)}\n`));
generate
  .command('audit-events')
  .description('Every kind of audit event')
  .action(() => print(renderAuditEventCatalogue()));
generate
  .command('permissions')
  .description('Every permission, and which role gives it')
  .action(() => print(renderPermissions()));
generate
  .command('route-matrix')
  .description('Every route, and how far each role reaches there')
  .action(async () => print(renderRouteMatrix(await openApiDocument())));
generate
  .command('errors')
  .description('Every code that the API refuses with')
  .action(() => print(`${renderRefusalCatalogue()}\n`));

await program.parseAsync();
