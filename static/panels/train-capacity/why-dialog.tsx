import type { ReactNode } from 'react';
import { Dialog } from '../../kit/dialog';
import { capacityOf, workingDays } from '#core/train/capacity-points';
import type { TeamId } from '#core/train/ids';
import type { Slot } from '#core/train/train';
import { teamName, type CapacityContext } from './capacity-context';
import { entryAt, isSaid } from './entries';

interface WhyDialogProps {
  readonly context: CapacityContext;
  readonly teamId: TeamId;
  readonly slot: number;
  onClose(): void;
}

/** Where the points of a team in an iteration come from: the formula in words, with its figures. */
export function WhyDialog({ context, teamId, slot, onClose }: WhyDialogProps) {
  const { words, state, figures } = context;
  const at = state.pi.slots[slot];
  const { load, unestimated } = figures.of(teamId, slot);
  if (!at) return null;
  return (
    <Dialog
      title={words.say('whyTitle', { team: teamName(state, teamId), slot: at.name })}
      closeLabel={words.say('close')}
      onClose={onClose}
    >
      <Formula context={context} teamId={teamId} slot={slot} at={at} />
      <table className="train-capacity__facts">
        <tbody>
          <Line label={words.say('whyLoad')}>{words.formats.number(load)}</Line>
        </tbody>
      </table>
      {unestimated > 0 && <p>{words.say('whyUnestimated', { count: unestimated })}</p>}
      <p className="train-capacity__hint">{words.say('whyRule')}</p>
    </Dialog>
  );
}

function Formula({ context, teamId, slot, at }: Omit<WhyDialogProps, 'onClose'> & { readonly at: Slot }) {
  const { words, state, figures } = context;
  const { formats } = words;
  const rule = state.row.train.capacityRule;
  const entry = entryAt(figures.entriesOf(teamId), slot);
  if (!isSaid(entry)) return <p>{words.say('whyNothing')}</p>;
  const { people, focus, daysOff, points, ...rest } = entry;
  const computed = capacityOf({ people, focus, daysOff, ...rest }, at, rule);
  if (points !== undefined)
    return (
      <p>
        {words.say('whySaid', { points })} {people > 0 && words.say('whyOtherwise', { points: computed })}
      </p>
    );
  const days = workingDays(at);
  const full = people * focus * rule.pointsPerPerson;
  return (
    <table className="train-capacity__facts">
      <tbody>
        <Line label={words.say('whyPeople', { people, focus: formats.percent(focus), rate: rule.pointsPerPerson })}>
          {formats.number(full)}
        </Line>
        {days !== 10 && <Line label={words.say('whyDays', { days })}>{words.say('times', { factor: days / 10 })}</Line>}
        {daysOff > 0 && (
          <Line label={words.say('whyOff', { daysOff, count: rule.pointsPerDayOff })}>
            {words.say('less', { points: daysOff * rule.pointsPerDayOff })}
          </Line>
        )}
        {at.isIp && (
          <Line label={words.say('whyIp', { share: formats.percent(rule.ipShare) })}>
            {words.say('times', { factor: rule.ipShare })}
          </Line>
        )}
        <Line label={words.say('whyResult')} isStrong>
          {formats.number(computed)}
        </Line>
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly label: string;
  readonly isStrong?: boolean;
  readonly children: ReactNode;
}

function Line({ label, isStrong = false, children }: LineProps) {
  return (
    <tr className={isStrong ? 'train-capacity__result' : undefined}>
      <th scope="row">{label}</th>
      <td>{children}</td>
    </tr>
  );
}
