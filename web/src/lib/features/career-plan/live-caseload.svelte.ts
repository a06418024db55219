import { APPLICATION_STATUS_LABELS } from '@throughline/schema/domain/career-plan/application';
import { liveSubscription } from '#lib/graphql/live.svelte.ts';
import { announce } from '#lib/ui/announcer.svelte.ts';
import { belongs, type CaseloadFilter } from './caseload-filter.ts';
import { CaseloadChanged, type CaseloadLine } from './caseload.graphql.ts';

interface Options {
  after: () => string | null;
  filter: () => CaseloadFilter;
  rows: () => readonly CaseloadLine[];
  viewerId: () => string;
  reload: () => unknown;
}

/**
 * What arrives while one looks at the caseload: a line on screen changes where it is, a new one is only counted. Call
 * while a component initializes.
 */
export function liveCaseload({ after, filter, rows, viewerId, reload }: Options) {
  let arrived = $state.raw<readonly CaseloadLine[]>([]);

  liveSubscription(CaseloadChanged, () => ({ after: after() }), {
    event: ({ activity, application }) => {
      arrived = [...arrived.filter(({ id }) => id !== application.id), application];
      const shown = rows().some(({ id }) => id === application.id);
      if (!shown || activity.actor?.id === viewerId()) return;
      const { person, planner, status } = application;
      const standing = `${APPLICATION_STATUS_LABELS[status].en}, ${planner?.name ?? 'nobody has it'}`;
      announce(`${person?.displayName ?? 'An application'}: ${standing}`);
    },
    resync: () => reload(),
  });

  return {
    get waiting(): number {
      const shown = new Set(rows().map(({ id }) => id));
      return arrived.filter((each) => !shown.has(each.id) && belongs(each, filter(), viewerId()))
        .length;
    },
    /** The list was asked for anew: nothing waits any more. */
    reset(): void {
      arrived = [];
    },
  };
}
