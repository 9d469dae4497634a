import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { type Settings, SETTINGS, SettingsError } from '../../platform/config/settings.js';
import { DEFAULT_NOTICE, missingStatements, noticeDigest } from '../domain/notice.js';

const LONGEST_BYTES = 20_000;

/** The notice that everybody acknowledges before they come in (CJIS AC-8). */
@Injectable()
export class Notice {
  readonly text: string;
  /** SHA-256 in hex: changes with every word. */
  readonly digest: string;

  /** @throws SettingsError where the agency's own text cannot be read or leaves a statement out */
  constructor(@Inject(SETTINGS) settings: Settings) {
    const { noticeFile } = settings.signIn;
    this.text = noticeFile === null ? DEFAULT_NOTICE : read(noticeFile);
    this.digest = noticeDigest(this.text);
  }
}

function read(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n')
      .trim();
  } catch (error) {
    throw new SettingsError(`SIGN_IN_NOTICE_FILE cannot be read: ${(error as Error).message}`);
  }
  if (Buffer.byteLength(text) > LONGEST_BYTES) {
    throw new SettingsError(`SIGN_IN_NOTICE_FILE is longer than ${LONGEST_BYTES} bytes.`);
  }
  const missing = missingStatements(text);
  if (missing.length > 0) {
    throw new SettingsError(
      `SIGN_IN_NOTICE_FILE does not say ${missing.join(', nor ')}. CJIS AC-8 asks for each, in a sentence of its own.`,
    );
  }
  return text;
}
