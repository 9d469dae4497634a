import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { GrantAuthorizationCommand } from '../commands/grant-authorization.command.js';
import { ListAuthorizationsCommand } from '../commands/list-authorizations.command.js';
import { ListFootagePeopleCommand } from '../commands/list-people.command.js';
import { ReadAuthorizationCommand } from '../commands/read-authorization.command.js';
import { RevokeAuthorizationCommand } from '../commands/revoke-authorization.command.js';
import {
  GrantAuthorizationRequest,
  ListAuthorizationsRequest,
  RevokeAuthorizationRequest,
  toNewAuthorization,
} from './authorizations.requests.js';
import {
  AuthorizationPage,
  AuthorizationResponse,
  FootagePeople,
  GrantedAuthorization,
  toAuthorization,
  toAuthorizationPage,
} from './authorizations.responses.js';

/**
 * Open to everybody who is signed in, because a designee acts by a document and not by a role, and
 * because everybody may see what was given to them: the commands decide.
 */
@ApiTags('authorizations')
@Controller('authorizations')
@RequiresPermission('session.own')
export class AuthorizationsController {
  constructor(
    private readonly listAuthorizations: ListAuthorizationsCommand,
    private readonly listPeople: ListFootagePeopleCommand,
    private readonly readAuthorization: ReadAuthorizationCommand,
    private readonly grantAuthorization: GrantAuthorizationCommand,
    private readonly revokeAuthorization: RevokeAuthorizationCommand,
  ) {}

  @Get()
  @ApiOkResponse({ type: AuthorizationPage })
  async list(
    @CurrentActor() actor: SignedIn,
    @Query() { cursor, limit, ...filter }: ListAuthorizationsRequest,
  ): Promise<AuthorizationPage> {
    return toAuthorizationPage(
      await this.listAuthorizations.execute(actor, filter, { cursor, limit }),
    );
  }

  @Get('people')
  @ApiOkResponse({ type: FootagePeople })
  async people(@CurrentActor() actor: SignedIn): Promise<FootagePeople> {
    return { items: await this.listPeople.execute(actor) };
  }

  @Get(':id')
  @ApiOkResponse({ type: AuthorizationResponse })
  async read(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<AuthorizationResponse> {
    return toAuthorization(await this.readAuthorization.execute(actor, id));
  }

  @Get(':id/document')
  @AnswersBytes('application/pdf')
  async document(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<StreamableFile> {
    const { stream, sizeBytes } = await this.readAuthorization.document(actor, id);
    const disposition = `attachment; filename="authorization-${id}.pdf"`;
    return new StreamableFile(stream, { type: 'application/pdf', disposition, length: sizeBytes });
  }

  @Post()
  @NeedsRecentSignIn()
  @ApiCreatedResponse({ type: GrantedAuthorization })
  async grant(
    @CurrentActor() actor: SignedIn,
    @Body() body: GrantAuthorizationRequest,
  ): Promise<GrantedAuthorization> {
    const { id } = await this.grantAuthorization.execute(actor, toNewAuthorization(body));
    return { id };
  }

  @Post(':id/revocation')
  @NeedsRecentSignIn()
  @HttpCode(204)
  async revoke(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { reason }: RevokeAuthorizationRequest,
  ): Promise<void> {
    await this.revokeAuthorization.execute(actor, id, reason);
  }
}
