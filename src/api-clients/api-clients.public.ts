// What other features may use of the machines that come in by themselves.
export { CreateApiClientCommand } from './commands/create-api-client.command.js';
