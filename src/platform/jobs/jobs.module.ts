import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Jobs, TAKES_JOBS } from './jobs.js';

@Global()
@Module({})
export class JobsModule {
  static with(options: { takesJobs: boolean }): DynamicModule {
    return {
      module: JobsModule,
      providers: [Jobs, { provide: TAKES_JOBS, useValue: options.takesJobs }],
      exports: [Jobs],
    };
  }
}
