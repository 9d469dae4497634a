import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a source said about the bytes of a clip before they came. */
@Entity('announcement')
@Check('ck_announcement_size', `"size_bytes" >= 0`)
export class AnnouncementEntity {
  @ForeignKey('clip', { name: 'fk_announcement_clip', onDelete: 'RESTRICT' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_announcement' })
  clipId: string;

  @Column('bigint', {
    nullable: true,
    transformer: {
      to: (value: number | null) => value,
      from: (value: string | null) => (value === null ? null : Number(value)),
    },
  })
  sizeBytes: number | null;

  @Column('text', { nullable: true })
  sha256: string | null;
}
