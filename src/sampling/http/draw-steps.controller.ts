import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ExecuteDrawCommand } from '../commands/execute-draw.command.js';
import { FreezeDrawCommand } from '../commands/freeze-draw.command.js';
import { SeedDrawCommand } from '../commands/seed-draw.command.js';
import { VoidDrawCommand } from '../commands/void-draw.command.js';
import { SeedDrawRequest, VoidDrawRequest } from './draws.requests.js';
import { DrawDetailResponse, toDrawDetailResponse } from './draws.responses.js';

/** The steps of a draw, one route each, in the order in which they must be taken. */
@ApiTags('sampling')
@Controller('draws/:id')
export class DrawStepsController {
  constructor(
    private readonly freezeDraw: FreezeDrawCommand,
    private readonly seedDraw: SeedDrawCommand,
    private readonly executeDraw: ExecuteDrawCommand,
    private readonly voidDraw: VoidDrawCommand,
  ) {}

  @Post('freezing')
  @ApiOkResponse({ type: DrawDetailResponse })
  @HttpCode(200)
  @RequiresPermission('draw.conduct')
  async freeze(
    @CurrentActor() actor: SignedIn,
    @Param('id') id: string,
  ): Promise<DrawDetailResponse> {
    return toDrawDetailResponse(await this.freezeDraw.execute(actor, id));
  }

  @Post('seed')
  @ApiOkResponse({ type: DrawDetailResponse })
  @HttpCode(200)
  @RequiresPermission('draw.conduct')
  async seed(
    @CurrentActor() actor: SignedIn,
    @Param('id') id: string,
    @Body() body: SeedDrawRequest,
  ): Promise<DrawDetailResponse> {
    return toDrawDetailResponse(await this.seedDraw.execute(actor, id, body));
  }

  @Post('execution')
  @ApiOkResponse({ type: DrawDetailResponse })
  @HttpCode(200)
  @RequiresPermission('draw.conduct')
  async execute(
    @CurrentActor() actor: SignedIn,
    @Param('id') id: string,
  ): Promise<DrawDetailResponse> {
    return toDrawDetailResponse(await this.executeDraw.execute(actor, id));
  }

  @Post('voiding')
  @ApiOkResponse({ type: DrawDetailResponse })
  @HttpCode(200)
  @RequiresPermission('draw.conduct')
  async makeVoid(
    @CurrentActor() actor: SignedIn,
    @Param('id') id: string,
    @Body() { reason }: VoidDrawRequest,
  ): Promise<DrawDetailResponse> {
    return toDrawDetailResponse(await this.voidDraw.execute(actor, id, reason));
  }
}
