import { join } from 'node:path';

import { Global, Module } from '@nestjs/common';

import { SETTINGS, type Settings } from '../config/settings.js';
import { MediaTools } from './media-tools.js';

@Global()
@Module({
  providers: [
    {
      provide: MediaTools,
      useFactory: ({ media, dataDirectory }: Settings) =>
        MediaTools.prepare({
          ffmpegPath: media.ffmpegPath,
          ffprobePath: media.ffprobePath,
          encodeAtOnce: media.encodeAtOnce,
          workFolder: join(dataDirectory, 'media-work'),
        }),
      inject: [SETTINGS],
    },
  ],
  exports: [MediaTools],
})
export class MediaModule {}
