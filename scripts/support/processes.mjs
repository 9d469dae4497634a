import { spawn } from 'node:child_process';

/** A command that did not end well; `output` is what it printed where that was collected. */
export class CommandFailed extends Error {
  constructor(command, code, output) {
    super(`${command} ended with ${code}`);
    this.output = output;
  }
}

/**
 * Runs a command without a shell, so that no value is ever interpreted, and collects its output.
 * @returns stdout and stderr together, in order of arrival
 */
export function collect(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    // Null where our own stderr is lent to the command.
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (error) => reject(new CommandFailed(command, error.code, '')));
    child.once('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString();
      if (code === 0) resolve(output);
      else reject(new CommandFailed(command, code ?? signal, output));
    });
  });
}

/** Like `collect`, but only stdout; what the command says beside goes to our stderr. */
export function collectStdout(command, args, options = {}) {
  return collect(command, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options });
}

/** Whether a command can be started and ends well. */
export async function works(command, args) {
  return collect(command, args).then(
    () => true,
    () => false,
  );
}

const PATIENCE_MS = 2_000;

/**
 * Runs a command in the foreground until it ends, and passes SIGINT, SIGTERM and SIGHUP on to it.
 * A Ctrl-C may reach us twice, from the terminal and from the process that started us: it is
 * passed on once. One that comes later means impatience, and kills.
 * @returns the exit code; a stop that was asked for counts as 0
 */
export function runInForeground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    let askedAt = null;
    const passOn = (signal) => {
      if (askedAt === null) {
        askedAt = Date.now();
        // A closed terminal asks for the same clean end as the others.
        child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
      } else if (Date.now() - askedAt > PATIENCE_MS) {
        child.kill('SIGKILL');
      }
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of signals) process.off(signal, passOn);
      resolve(askedAt === null ? (code ?? 1) : 0);
    });
  });
}
