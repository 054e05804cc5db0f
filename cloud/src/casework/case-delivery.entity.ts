import type { DeliveryWay, Receiver } from 'shared-types/casework.states';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 制证、发证、送达 of one case; there is none while the applicant has chosen nothing and nothing was made. */
@Entity('case_delivery')
export class CaseDeliveryRow {
  @PrimaryColumn({ name: 'case_id', type: 'int', unsigned: true })
  caseId!: number;

  @Column({ type: 'varchar', length: 8 })
  way!: DeliveryWay;

  @Column({ type: 'varbinary', length: 200, nullable: true })
  recipient!: Buffer | null;

  @Column({ type: 'varbinary', length: 80, nullable: true })
  phone!: Buffer | null;

  @Column({ type: 'varbinary', length: 640, nullable: true })
  address!: Buffer | null;

  @Column({ name: 'certified_at', type: 'datetime', precision: 3, nullable: true })
  certifiedAt!: Date | null;

  @Column({ name: 'certificate_no', type: 'varchar', length: 60, nullable: true })
  certificateNo!: string | null;

  @Column({ name: 'mailed_at', type: 'datetime', precision: 3, nullable: true })
  mailedAt!: Date | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  carrier!: string | null;

  @Column({ name: 'tracking_no', type: 'varchar', length: 30, nullable: true })
  trackingNo!: string | null;

  @Column({ type: 'varchar', length: 8, nullable: true })
  receiver!: Receiver | null;

  /** Of somebody who came for the applicant. */
  @Column({ name: 'receiver_name', type: 'varbinary', length: 200, nullable: true })
  receiverName!: Buffer | null;
}
