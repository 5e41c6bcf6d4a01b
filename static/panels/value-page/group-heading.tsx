import { ChevronDownIcon, ChevronRightIcon } from '../../kit/icons';
import type { Group } from './group';
import { noneLabel, useValuePage } from './page-context';
import type { Grouping } from './view';

/** The heading of a group: how many items it has and what delaying all of them costs. */
export function GroupHeading({
  group,
  grouping,
  onFold,
}: {
  readonly group: Group;
  readonly grouping: Grouping;
  onFold(isFolded: boolean): void;
}) {
  const context = useValuePage();
  const { words } = context;
  const label = group.value === '' ? noneLabel(grouping, context) : group.label;
  return (
    <>
      <button
        type="button"
        className="value-page__fold"
        tabIndex={-1}
        aria-expanded={!group.isCollapsed}
        aria-label={words.say(group.isCollapsed ? 'unfold' : 'fold', { group: label })}
        onClick={() => onFold(!group.isCollapsed)}
      >
        {group.isCollapsed ? <ChevronRightIcon /> : <ChevronDownIcon />}
      </button>
      <span className="value-page__group-name" dir="auto">
        {grouping === 'epic' && group.value !== '' && <span className="value-page__hint">{group.value} </span>}
        {label}
      </span>
      <span className="value-page__hint ui-numeric">{words.say('groupCount', { count: group.count })}</span>
      {group.costOfDelay !== undefined && (
        <span className="value-page__hint ui-numeric">{words.say('groupCost', { figure: group.costOfDelay })}</span>
      )}
    </>
  );
}
