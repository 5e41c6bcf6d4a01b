import { useMemo } from 'react';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import type { Pi } from '#core/train/train';
import { noticesOf, type PiNotice } from './pi-checks';
import type { SetupContext } from './setup-context';

/** Notices that are shown without being asked for. */
const mostShown = 4;

/** What is odd about a PI; nothing of it keeps the train from being saved. */
export function PiNotices({ context, pi }: { readonly context: SetupContext; readonly pi: Pi }) {
  const { words, state, now } = context;
  const found = state.places.value;
  const { teams, piLabel } = state.draft.train;
  const notices = useMemo(() => {
    if (!found) return [];
    const unread = new Set(
      found.unreadableTeams.filter(({ code }) => code !== 'no-iterations').map(({ place }) => place),
    );
    return noticesOf(pi, { teams, iterations: found.iterations, unread, now });
  }, [pi, teams, found, now]);
  if (notices.length === 0) return null;
  const list = (
    <ul className="train-setup__list">
      {notices.map((notice, index) => (
        <li key={index}>{noticeText(notice, piLabel, context)}</li>
      ))}
    </ul>
  );
  return (
    <Message tone="warning" title={words.say('notices', { count: notices.length })}>
      {notices.length <= mostShown ? list : <Disclosure summary={words.say('noticesAllowed')}>{list}</Disclosure>}
      {notices.length <= mostShown && <p className="train-setup__hint">{words.say('noticesAllowed')}</p>}
    </Message>
  );
}

function noticeText(notice: PiNotice, label: string, { words }: SetupContext): string {
  const list = (names: readonly string[]) => words.formats.list(names);
  switch (notice.what) {
    case 'past':
      return words.say('noticePast', { label });
    case 'slot-gap':
    case 'slot-overlap': {
      const { before, after, days: count } = notice;
      const key = notice.what === 'slot-gap' ? 'noticeSlotGap' : 'noticeSlotOverlap';
      return words.say(key, { before, after, count });
    }
    case 'gap':
    case 'overlap': {
      const { team, before, after, days: count } = notice;
      return words.say(notice.what === 'gap' ? 'noticeGap' : 'noticeOverlap', { team, before, after, count });
    }
    case 'gone':
      return words.say('noticeGone', { team: notice.team, slot: notice.slot });
    case 'empty':
      return words.say('noticeEmpty', { teams: list(notice.teams) });
    case 'missing':
      return words.say('noticeMissing', { team: notice.team, slots: list(notice.slots) });
    case 'no-slot':
      return words.say('noticeNoSlot', { team: notice.team, names: list(notice.names) });
    case 'no-dates':
      return words.say('noticeNoDates', { team: notice.team, names: list(notice.names) });
    case 'shared':
      return words.say('noticeShared', { teams: list(notice.teams), name: notice.name });
    case 'elsewhere':
      return words.say('noticeElsewhere', { team: notice.team, name: notice.name, slot: notice.slot });
  }
}
