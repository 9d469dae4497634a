import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { AskedByItself, RequiresPermission } from '../../platform/http/access.js';
import { TrailWatch } from '../jobs/trail-watch.service.js';

class Notice {
  @ApiProperty({ description: 'Which part of the trail' }) part: string;

  @ApiProperty({ enum: ['warning', 'trouble'], description: 'Whether acts are refused' })
  level: string;

  @ApiProperty({ description: 'What everybody who works here needs to know' }) says: string;
}

class Notices {
  @ApiProperty({ type: [Notice] }) items: Notice[];
}

/** What concerns those who have no part in running the system; the rest is on the health page. */
const FOR_EVERYBODY: Readonly<Record<string, Omit<Notice, 'part'>>> = {
  recording: {
    level: 'trouble',
    says: 'The audit trail stands: acts that must be recorded are refused. Your administrator has been told where alerts are set up.',
  },
  publishing: {
    level: 'warning',
    says: 'The audit trail is not published at present: exports, releases and draws have to wait.',
  },
  sequencing: {
    level: 'warning',
    says: 'The audit trail is not moving on at present: exports, releases and draws have to wait.',
  },
};

@ApiTags('system')
@Controller('system')
export class NoticesController {
  constructor(private readonly watch: TrailWatch) {}

  /** From the last look of the watch: asks nothing of a system that is in trouble. */
  @Get('notices')
  @AskedByItself()
  @RequiresPermission('session.own')
  @ApiOkResponse({ type: Notices })
  now(): Notices {
    const failed = this.watch.lastSeen.filter(({ state }) => state === 'failed');
    const items = failed.flatMap(({ part }) => {
      const notice = FOR_EVERYBODY[part];
      return notice === undefined ? [] : [{ part, ...notice }];
    });
    return { items };
  }
}
