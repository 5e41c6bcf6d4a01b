import { useMemo } from 'react';
import { Button } from '../../kit/button';
import { Pill } from '../../kit/pill';
import { countQuick } from './board-filter';
import { isNarrowed, quickFilters, widened, type QuickFilter } from './page-view';
import type { ViewProps } from './plan-page';

const filterWords = {
  conflicts: 'filterConflicts',
  'at-risk': 'filterAtRisk',
  over: 'filterOver',
  drafts: 'filterDrafts',
  unestimated: 'filterUnestimated',
} as const satisfies Readonly<Record<QuickFilter, string>>;

/** The quick filters with what each one would leave. */
export function QuickBar({ words, state: { board }, facts, view, onView }: ViewProps) {
  const counts = useMemo(() => countQuick(board, facts, view), [board, facts, view]);
  return (
    <div className="pi-board__quick" role="group" aria-label={words.say('quickFilters')}>
      {quickFilters.map((filter) => {
        const isActive = view.quick.includes(filter);
        return (
          <Pill
            key={filter}
            isActive={isActive}
            count={words.formats.number(counts[filter])}
            onToggle={() =>
              onView({ quick: isActive ? view.quick.filter((one) => one !== filter) : [...view.quick, filter] })
            }
          >
            {words.say(filterWords[filter])}
          </Pill>
        );
      })}
      {isNarrowed(view) && (
        <Button appearance="link" onClick={() => onView(widened)}>
          {words.say('clearFilters')}
        </Button>
      )}
    </div>
  );
}
