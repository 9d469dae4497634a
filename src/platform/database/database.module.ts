import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { APPLICATION_ROLE, dataSourceOptions, type Schema } from './data-source.js';
import { Transactions } from './transactions.js';

/** Injection token for the application's database address, known only once PostgreSQL runs. */
export const DATABASE_URL = Symbol('database url');

/** Injection token for the sequencer's, which is the same where one login serves all. */
export const SEQUENCER_DATABASE_URL = Symbol('sequencer database url');

/** Addresses with a login each; what needs the owner's rights has run before they are used. */
export interface DatabaseAddresses {
  readonly databaseUrl: string;
  /** Without one, the sequencer takes its role on over the application's login. */
  readonly sequencerUrl?: string;
}

@Global()
@Module({})
export class DatabaseModule {
  static with(schema: Schema, addresses: DatabaseAddresses, poolSize: number): DynamicModule {
    const { databaseUrl: url, sequencerUrl = url } = addresses;
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(schema, { url, poolSize, role: APPLICATION_ROLE }),
          retryAttempts: 1,
        }),
      ],
      providers: [
        Transactions,
        { provide: DATABASE_URL, useValue: url },
        { provide: SEQUENCER_DATABASE_URL, useValue: sequencerUrl },
      ],
      exports: [Transactions, DATABASE_URL, SEQUENCER_DATABASE_URL],
    };
  }
}
