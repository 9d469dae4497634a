import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BearerSchemes } from '../../identity/identity.public.js';
import { PENDING_TOKEN_PREFIX } from '../domain/pending-token.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { PENDING_COOKIE } from './pending-cookie.js';

/** Keeps whoever is still on the way in out of everything else. */
@Injectable()
export class UnfinishedSignIns implements OnModuleInit {
  constructor(private readonly schemes: BearerSchemes) {}

  onModuleInit(): void {
    const refuse = () => signInRefusals.refuse('unfinished');
    this.schemes.register(PENDING_TOKEN_PREFIX, () => Promise.reject(refuse()));
    this.schemes.turnAway(PENDING_COOKIE, refuse);
  }
}
