import 'reflect-metadata';
import { Command } from 'commander';
import { openApiDocument } from './openapi.js';
import { renderRefusalCatalogue } from './platform/http/refusal-document.js';

const program = new Command('plumbline').description(
  'Audits and reviews body-worn camera footage.',
);

const generate = program
  .command('generate')
  .description('Print a document that is made from the code');
generate
  .command('openapi')
  .description('The OpenAPI document of the HTTP API')
  .action(async () => print(JSON.stringify(await openApiDocument(), null, 2)));

generate
  .command('errors')
  .description('Every code that the API refuses with')
  .action(() => print(renderRefusalCatalogue()));

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

await program.parseAsync();
