import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { APPLICATION_ROLE, dataSourceOptions, type Schema } from './data-source.js';
import { Transactions } from './transactions.js';

/** Injection token for the database's address, which is known only once PostgreSQL runs. */
export const DATABASE_URL = Symbol('database url');

@Global()
@Module({})
export class DatabaseModule {
  static with(schema: Schema, url: string, poolSize: number): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(schema, { url, poolSize, role: APPLICATION_ROLE }),
          retryAttempts: 1,
        }),
      ],
      providers: [Transactions, { provide: DATABASE_URL, useValue: url }],
      exports: [Transactions, DATABASE_URL],
    };
  }
}
