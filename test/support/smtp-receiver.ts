import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface SmtpReceiver {
  readonly url: string;
  /** Every message that it took, headers and text. */
  readonly taken: readonly string[];
  close(): Promise<void>;
}

/** What a receiver does besides taking mail. */
export type SmtpHabit = 'takes' | 'refuses' | 'hangs';

/** As much of RFC 5321 as a client needs to deliver one message at a time. */
export async function startSmtpReceiver(habit: SmtpHabit = 'takes'): Promise<SmtpReceiver> {
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (habit !== 'hangs') converse(socket, habit, taken);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function converse(socket: Socket, habit: SmtpHabit, taken: string[]): void {
  const say = (line: string) => void socket.write(`${line}\r\n`);
  let [rest, data]: [string, string[] | null] = ['', null];
  say('220 receiver');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (data === null) data = answer(line, habit, say);
      else if (line !== '.') data.push(line);
      else {
        taken.push(data.join('\n'));
        data = null;
        say('250 taken');
      }
    }
  });
}

/** @returns where the lines of a message go from here, or null while it is still a dialogue */
function answer(line: string, habit: SmtpHabit, say: (line: string) => void): string[] | null {
  if (line === 'DATA') {
    say('354 go on');
    return [];
  }
  const isRefused = habit === 'refuses' && line.startsWith('RCPT');
  say(isRefused ? '550 nobody of that name' : '250 well');
  return null;
}
