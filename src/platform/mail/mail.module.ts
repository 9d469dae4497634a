import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { type Channel, CHANNELS } from './channel.js';
import { MailChannel } from './mail-channel.js';
import { WebhookChannel } from './webhook-channel.js';

/** The channels that the settings name. */
export function openChannels({ alerts }: Pick<Settings, 'alerts'>): Channel[] {
  return [
    ...(alerts.mail === null ? [] : [new MailChannel(alerts.mail)]),
    ...(alerts.webhook === null ? [] : [new WebhookChannel(alerts.webhook)]),
  ];
}

@Global()
@Module({
  providers: [{ provide: CHANNELS, useFactory: openChannels, inject: [SETTINGS] }],
  exports: [CHANNELS],
})
export class MailModule {}
