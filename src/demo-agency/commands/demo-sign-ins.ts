import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/errors/invariant.js';
import {
  EnrolmentStep,
  Notice,
  SecondFactorStep,
  SignInCommand,
} from '../../sign-in/sign-in.public.js';
import { DemoApps } from './demo-apps.js';

/** From where the people of the demo come in. */
export const VISITOR = { address: '127.0.0.1', userAgent: 'demo loader', requestId: 'demo' };

export interface DemoSignIn {
  readonly personId: string;
  readonly username: string;
  readonly password: string;
}

/** Takes people of the demo all the way in: password, notice, app. */
@Injectable()
export class DemoSignIns {
  constructor(
    private readonly signIn: SignInCommand,
    private readonly enrolment: EnrolmentStep,
    private readonly secondFactor: SecondFactorStep,
    private readonly notice: Notice,
    private readonly apps: DemoApps,
  ) {}

  /** @returns the identifier of the new session */
  async open({ personId, ...account }: DemoSignIn): Promise<string> {
    const { username } = account;
    const typed = { ...account, bearer: false, notice: this.notice.digest };
    const { token, remaining } = await this.signIn.execute(VISITOR, typed);
    const { sessionId } = remaining.includes('enrolment')
      ? await this.enrol(token, username)
      : await this.prove(token, personId, username);
    invariant(sessionId !== null, 'Nothing else is asked of people of the demo');
    return sessionId;
  }

  private async enrol(token: string | null, username: string) {
    const { secret } = await this.enrolment.beginTotp(token);
    const code = this.apps.firstCode(secret);
    const progress = await this.enrolment.confirmTotp(VISITOR, token, { code, name: 'Phone' });
    this.apps.keep(username, secret);
    return progress;
  }

  private async prove(token: string | null, personId: string, username: string) {
    const code = await this.apps.nextCode(personId, username);
    return this.secondFactor.totp(VISITOR, token, code);
  }
}
