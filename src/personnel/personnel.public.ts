// What other features may use of personnel.
export { RecordDatesCommand } from './commands/record-dates.command.js';
export { DATE_KINDS } from './domain/dates.js';
