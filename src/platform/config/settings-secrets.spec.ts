import { readSettings } from './settings.js';

const LONG = 'a-secret-nobody-would-ever-try-first';

describe('J01: secrets that open something beyond this machine', () => {
  it.each([
    ['DATABASE_URL', { DATABASE_URL: 'postgres://plumbline:postgres@db.example/plumbline' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://plumbline:a1b2c3d4@db.example/plumbline' }],
    [
      'DATABASE_OWNER_URL',
      {
        DATABASE_URL: `postgres://app:${LONG}@db.example/plumbline`,
        DATABASE_OWNER_URL: 'postgres://owner:changeme@db.example/plumbline',
      },
    ],
    [
      'S3_SECRET_ACCESS_KEY',
      { S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 'minioadmin' },
    ],
    ['SMTP_URL', { SMTP_URL: 'smtps://a:password1@mail.example', ALERT_MAIL_TO: 'a@b.gov' }],
    [
      'ALERT_WEBHOOK_SECRET',
      {
        ALERT_WEBHOOK_URL: 'https://a.gov',
        ALERT_WEBHOOK_SECRET: 'thirty-one characters are short',
      },
    ],
    [
      'ALERT_WEBHOOK_SECRET',
      { ALERT_WEBHOOK_URL: 'https://a.gov', ALERT_WEBHOOK_SECRET: 'x'.repeat(40) },
    ],
  ])('stop the start where they are weak, and %s is named without its value', (name, env) => {
    expect(() => readSettings(env)).toThrow(name);
    for (const value of Object.values(env)) {
      const secret = URL.canParse(value) ? new URL(value).password : value;
      if (secret.length < 5) continue;
      expect(() => readSettings(env)).not.toThrow(secret);
    }
  });

  it('are taken where they are strong, and on this machine as they are', () => {
    for (const env of [
      { DATABASE_URL: `postgres://plumbline:${LONG}@db.example/plumbline` },
      { DATABASE_URL: 'postgres://plumbline@db.example/plumbline?sslcert=client.pem' },
      { DATABASE_URL: 'postgres://postgres:postgres@127.0.0.1:5432/test' },
      { ALERT_WEBHOOK_URL: 'https://a.gov', ALERT_WEBHOOK_SECRET: LONG },
    ]) {
      expect(() => readSettings(env)).not.toThrow();
    }
  });
});

describe('The address that browsers use', () => {
  it('has TLS, except on this machine', () => {
    expect(() => readSettings({ PUBLIC_URL: 'http://plumbline.example.gov' })).toThrow('https://');
    for (const url of ['https://plumbline.example.gov', 'http://localhost:3000']) {
      expect(readSettings({ PUBLIC_URL: url }).http.publicUrl).toBe(url);
    }
  });
});
