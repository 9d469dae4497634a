import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { MoveOfficerCommand } from '../commands/move-officer.command.js';
import { ReadMovesCommand } from '../commands/read-moves.command.js';
import { MoveOfficerRequest } from './agency.requests.js';
import { CreatedResponse, MovesResponse, toMove } from './agency.responses.js';

@ApiTags('agency')
@Controller('officers/:id')
export class OfficerMovesController {
  constructor(
    private readonly moves: MoveOfficerCommand,
    private readonly readMoves: ReadMovesCommand,
    private readonly clock: Clock,
  ) {}

  /** In which units an officer was, and will be, newest first. The reading is recorded. */
  @Get('moves')
  @ApiOkResponse({ type: MovesResponse })
  @RequiresPermission('agency.manage')
  async list(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) officerId: string,
  ): Promise<MovesResponse> {
    return { items: (await this.readMoves.execute(actor, officerId)).map(toMove) };
  }

  /** Moves an officer to another unit, at once or on a day to come. */
  @Post('moves')
  @ApiCreatedResponse({ type: CreatedResponse })
  @RequiresPermission('agency.manage')
  async move(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) officerId: string,
    @Body() { unitId, from }: MoveOfficerRequest,
  ): Promise<CreatedResponse> {
    const move = { officerId, unitId, from: from ?? this.clock.now() };
    return { id: await this.moves.execute(actor, move) };
  }

  /** Withdraws the move that is planned. */
  @Delete('moves/planned')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('agency.manage')
  async withdraw(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) officerId: string,
  ): Promise<void> {
    await this.moves.withdraw(actor, officerId);
  }
}
