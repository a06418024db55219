import { NOTICE_DELIVERIES, NOTICE_DELIVERY_LABELS } from '../../domain/notification/delivery.ts';
import { NOTICE_KIND_LABELS, NOTICE_KINDS } from '../../domain/notification/kind.ts';
import { NOTICE_MAIL_KINDS, NOTICE_MAIL_LABELS } from '../../domain/notification/mail-kind.ts';
import { labelledEnum } from '../../platform/enum-type.ts';

export const NoticeKindEnum = labelledEnum(
  'NoticeKind',
  NOTICE_KINDS,
  'What one is told of.',
  NOTICE_KIND_LABELS,
);

export const NoticeDeliveryEnum = labelledEnum(
  'NoticeDelivery',
  NOTICE_DELIVERIES,
  'How one is told of a kind of notice.',
  NOTICE_DELIVERY_LABELS,
);

export const NoticeMailKindEnum = labelledEnum(
  'NoticeMailKind',
  NOTICE_MAIL_KINDS,
  'Mails that notices become. Several kinds of notice share one.',
  NOTICE_MAIL_LABELS,
);
