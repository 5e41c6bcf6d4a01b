import '../../kit/field.css';
import type { TeamId } from '#core/train/ids';
import { fates, type ReplayedItem } from '#core/train/replay';
import type { Train } from '#core/train/train';
import { Pill } from '../../kit/pill';
import type { TrainReplayWords } from '../words/en-train-replay';
import { isOfTeam, type ReplayFilter } from './replay-rows';

interface ReplayFiltersProps {
  readonly words: TrainReplayWords;
  readonly train: Train;
  readonly rows: readonly ReplayedItem[];
  readonly filter: ReplayFilter;
  onFilter(filter: ReplayFilter): void;
}

/** What is shown: by what became of it, each with how many it is of the team that is chosen, and by team. */
export function ReplayFilters({ words, train, rows, filter, onFilter }: ReplayFiltersProps) {
  const known = new Set(train.teams.map(({ id }) => id));
  const ofTeam = rows.filter(({ item }) => isOfTeam(item, filter, known));
  const hasStrays = rows.some(({ item }) => isOfTeam(item, { fates: [], team: 'none' }, known));
  const toggled = (fate: (typeof fates)[number]): ReplayFilter['fates'] =>
    filter.fates.includes(fate) ? filter.fates.filter((one) => one !== fate) : [...filter.fates, fate];
  return (
    <div className="replay-dialog__filters" role="group" aria-label={words.say('filters')}>
      {fates.map((fate) => {
        const count = ofTeam.filter((row) => row.fate === fate).length;
        const isActive = filter.fates.includes(fate);
        return count > 0 || isActive ? (
          <Pill
            key={fate}
            isActive={isActive}
            count={words.formats.number(count)}
            onToggle={() => onFilter({ ...filter, fates: toggled(fate) })}
          >
            {words.say(`fate-${fate}`)}
          </Pill>
        ) : null;
      })}
      <select
        className="ui-input"
        aria-label={words.say('team')}
        value={filter.team ?? ''}
        onChange={({ target: { value } }) =>
          onFilter({ fates: filter.fates, ...(value !== '' && { team: value as TeamId | 'none' }) })
        }
      >
        <option value="">{words.say('allTeams')}</option>
        {train.teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {hasStrays && <option value="none">{words.say('noTeam')}</option>}
      </select>
    </div>
  );
}
