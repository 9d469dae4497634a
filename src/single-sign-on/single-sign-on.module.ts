import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { BackChannelLogoutCommand } from './commands/back-channel-logout.command.js';
import { EndVerifiedSessions } from './commands/end-verified-sessions.js';
import { CheckProviderCommand } from './commands/check-provider.command.js';
import { ReadSettingsCommand, SettingsSources } from './commands/read-settings.command.js';
import { SaveProviderCommand } from './commands/save-provider.command.js';
import { ProvidersController } from './http/providers.controller.js';
import { LinkIdentities } from './commands/link-identities.js';
import { ReadLinksCommand } from './commands/read-links.command.js';
import { TryProviderCommand } from './commands/try-provider.command.js';
import { UnlinkIdentityCommand } from './commands/unlink-identity.command.js';
import { WaysOfSignedIn } from './commands/ways-of-signed-in.js';
import { LinksController, OwnLinksController } from './http/links.controller.js';
import { WaysController } from './http/ways.controller.js';
import { BreakGlassCommands } from './commands/break-glass.commands.js';
import { GroupRolesCommands } from './commands/group-roles.commands.js';
import { OnlyWay } from './commands/only-way.js';
import { BreakGlassController } from './http/break-glass.controller.js';
import { GroupRolesController } from './http/group-roles.controller.js';
import { BeginWay } from './commands/begin-way.js';
import { ClientSecrets } from './commands/client-secrets.js';
import { CompleteSignInCommand } from './commands/complete-sign-in.command.js';
import { Failures } from './commands/failures.js';
import { FinishFromOutside } from './commands/finish-from-outside.js';
import { FinishWay } from './commands/finish-way.js';
import { GroupGrants } from './commands/group-grants.js';
import { LetIn } from './commands/let-in.js';
import { NoteSessions } from './commands/note-sessions.js';
import { ProviderConnections } from './commands/provider-connections.js';
import { UnknownArrivals } from './commands/unknown-arrivals.js';
import { BackChannelLogoutController } from './http/back-channel-logout.controller.js';
import { SingleSignOnController } from './http/single-sign-on.controller.js';
import { AttemptsRepository } from './persistence/attempts.repository.js';
import { BreakGlassRepository } from './persistence/break-glass.repository.js';
import { GrantsRepository } from './persistence/grants.repository.js';
import { LinksRepository } from './persistence/links.repository.js';
import { ProvidersRepository } from './persistence/providers.repository.js';
import { SignInsRepository } from './persistence/sign-ins.repository.js';
import { OfferedProviders } from './queries/offered-providers.query.js';

@Module({
  imports: [AuditTrailModule, IdentityModule, SignInModule],
  controllers: [
    SingleSignOnController,
    BreakGlassController,
    GroupRolesController,
    WaysController,
    LinksController,
    OwnLinksController,
    ProvidersController,
    BackChannelLogoutController,
  ],
  providers: [
    AttemptsRepository,
    BackChannelLogoutCommand,
    BeginWay,
    BreakGlassCommands,
    BreakGlassRepository,
    GroupRolesCommands,
    OnlyWay,
    CheckProviderCommand,
    ClientSecrets,
    CompleteSignInCommand,
    EndVerifiedSessions,
    Failures,
    FinishFromOutside,
    FinishWay,
    GrantsRepository,
    GroupGrants,
    LetIn,
    LinkIdentities,
    LinksRepository,
    ReadLinksCommand,
    TryProviderCommand,
    UnlinkIdentityCommand,
    WaysOfSignedIn,
    NoteSessions,
    OfferedProviders,
    ProviderConnections,
    ProvidersRepository,
    ReadSettingsCommand,
    SaveProviderCommand,
    SettingsSources,
    SignInsRepository,
    UnknownArrivals,
  ],
})
export class SingleSignOnModule {}
