import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PasswordWords } from '../../credentials/credentials.public.js';
import { AgencyRepository } from '../persistence/agency.repository.js';

/** Keeps the agency's name out of passwords: whoever guesses at one begins with it. */
@Injectable()
export class AgencyWords implements OnModuleInit {
  constructor(
    private readonly words: PasswordWords,
    private readonly agencies: AgencyRepository,
  ) {}

  onModuleInit(): void {
    this.words.register('agency', async () => {
      const agency = await this.agencies.find();
      return agency === null ? [] : [agency.name];
    });
  }
}
