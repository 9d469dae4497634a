import { Injectable } from '@nestjs/common';
import {
  ChangePersonCommand,
  IdentityDirectory,
  identityRefusals,
  type KeptAccount,
  RenamePersonCommand,
  type SignedIn,
} from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { WantedUser } from '../domain/scim.js';
import { mayComeIn } from './provisioned-users.js';

const TOLD = 'As the system says that knows who works here';

/**
 * What becomes of an account by itself: it ends at once, it is shown by another name. That it works
 * again is only prepared, without any role: a person approves it and gives roles.
 */
@Injectable()
export class AccountActs {
  constructor(
    private readonly directory: IdentityDirectory,
    private readonly rename: RenamePersonCommand,
    private readonly change: ChangePersonCommand,
  ) {}

  /** @returns whether anything had to be done */
  async bringAbout(
    tx: Tx,
    actor: SignedIn,
    { personId, displayName, state }: KeptAccount,
    wanted: WantedUser,
  ): Promise<boolean> {
    const name = wanted.displayName?.trim() ?? '';
    const isRenamed = name !== '' && name !== displayName;
    if (isRenamed) await this.rename.within(tx, actor, personId, name);
    const isEnded = wanted.active === false && mayComeIn(state);
    if (isEnded) await this.directory.disable(tx, actor, personId, TOLD);
    const isBack = wanted.active === true && !mayComeIn(state);
    const isAsked = isBack && (await this.askToEnable(tx, actor, personId));
    return isRenamed || isEnded || isAsked;
  }

  private async askToEnable(tx: Tx, actor: SignedIn, personId: string): Promise<boolean> {
    try {
      const asked = { roles: [], officerId: null, reason: TOLD };
      await this.change.within(tx, actor, personId, asked);
      return true;
    } catch (error) {
      // Asked for already: somebody has to decide, and asking again helps nobody.
      if (identityRefusals.is(error, 'change-waiting')) return false;
      throw error;
    }
  }
}
