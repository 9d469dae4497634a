// What other features may use of signing in.
export { SignInCommand } from './commands/sign-in.command.js';
