import type { Command } from 'commander';
import { readSettings } from '../config/settings.js';
import { newId } from '../ids.js';
import type { Channel, Message } from './channel.js';
import { openChannels } from './mail.module.js';

/** Adds `plumbline alert test`. */
export function addAlertCommand(program: Command): void {
  const alert = program.command('alert').description('What concerns alerts');
  alert
    .command('test')
    .description('Send a test through every channel of the settings, and say what happened')
    .action(async () => {
      const print = (line: string) => void process.stdout.write(`${line}\n`);
      try {
        process.exitCode = await testChannels(openChannels(readSettings()), print);
      } catch (error) {
        print(error instanceof Error ? error.message : String(error));
        process.exitCode = 1;
      }
    });
}

/** @returns the exit code: 0 if there are channels and all of them took the test */
export async function testChannels(
  channels: readonly Channel[],
  print: (line: string) => void,
): Promise<0 | 1> {
  if (channels.length === 0) {
    print('Nobody is told of alerts: set SMTP_URL and ALERT_MAIL_TO, or ALERT_WEBHOOK_URL and');
    print('ALERT_WEBHOOK_SECRET, and start the server again.');
    return 1;
  }
  const sent = await Promise.all(channels.map((channel) => testOne(channel, print)));
  return sent.every((isSent) => isSent) ? 0 : 1;
}

const TEST: Omit<Message, 'id'> = {
  subject: 'Plumbline: test of the alerts',
  text: 'This is a test. If you read it, alerts reach you. Nothing is wrong.',
  facts: { news: 'test' },
};

async function testOne(channel: Channel, print: (line: string) => void): Promise<boolean> {
  const to = `${channel.name} to ${channel.reaches}`;
  try {
    await channel.send({ id: newId(), ...TEST });
    print(`${to}: taken. Ask whether it has arrived.`);
    return true;
  } catch (error) {
    print(`${to}: not taken. ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
