// What other features may use of people's credentials.
export { AcceptInvitationCommand } from './commands/accept-invitation.command.js';
export { Passwords } from './commands/passwords.js';
