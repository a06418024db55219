import type { Context } from '../../platform/context.ts';

export const unreadNotices = ({ db, actor }: Context): Promise<number> =>
  db.notice.count({ where: { userId: actor.userId ?? '', readAt: null } });
