import { ApiProperty } from '@nestjs/swagger';

export class OfferedProvider {
  @ApiProperty({ description: 'How it is named in addresses' }) slug: string;
  @ApiProperty({ description: 'How people know it' }) name: string;
}

export class OffersResponse {
  @ApiProperty({ type: [OfferedProvider] }) providers: OfferedProvider[];

  @ApiProperty({ description: 'Whether passwords open nothing but break-glass accounts' })
  isOnlyWay: boolean;
}

export class WayResponse {
  @ApiProperty({ description: 'Where the browser goes; it comes back to /single-sign-on/return' })
  url: string;
}
