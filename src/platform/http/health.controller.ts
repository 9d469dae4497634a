import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ObjectStore } from '../object-store/object-store.js';
import { OpenToAnyone } from './access.js';

class Health {
  @ApiProperty({ enum: ['ok'] }) status: 'ok';
}

/** For load balancers and scripts; says nothing about what is inside. */
@ApiTags('health')
@Controller('health')
@OpenToAnyone('Whoever watches over the server has no account')
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ObjectStore,
  ) {}

  /** The process answers. */
  @Get('live')
  @ApiOkResponse({ type: Health })
  live(): Health {
    return { status: 'ok' };
  }

  /** The process can do its work: database and object store answer. */
  @Get('ready')
  @ApiOkResponse({ type: Health })
  async ready(): Promise<Health> {
    await this.dataSource.query('SELECT 1');
    await this.store.check();
    return { status: 'ok' };
  }
}
