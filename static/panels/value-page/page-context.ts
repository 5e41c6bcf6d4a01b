import { createContext, useContext } from 'react';
import type { Person } from '#core/issue';
import type { Scale } from '#core/value/model';
import type { PanelContext } from '../base/panel-context';
import type { ValuePageWords } from '../words/en-value-page';
import type { Setup } from './backlog';
import type { Column } from './column';

/** What every part of the page speaks and acts with. */
export interface ValuePageContext extends PanelContext<ValuePageWords> {
  readonly setup: Setup;
  readonly people: ReadonlyMap<string, Person>;
}

/** Carries it to every component below. */
export const ValuePageReactContext = createContext<ValuePageContext | undefined>(undefined);

/** What the page speaks and acts with; only to be called below a ValuePageReactContext. */
export function useValuePage(): ValuePageContext {
  const context = useContext(ValuePageReactContext);
  if (!context) throw new Error('Nothing of a Value page is around this component.');
  return context;
}

/** What a column is called. */
export function columnName(
  { id, factor }: Pick<Column, 'id' | 'factor'>,
  { host, words, setup }: Pick<ValuePageContext, 'host' | 'words' | 'setup'>,
): string {
  if (factor) return factor.name;
  switch (id) {
    case 'key':
      return capitalized(host.viewer.words.issue, host.viewer.locale);
    case 'score':
      return words.say('score', { model: setup.model.name });
    case 'type':
    case 'status':
    case 'epic':
    case 'team':
    case 'client':
    case 'costOfDelay':
    case 'inherited':
    case 'rank':
    case 'agreed':
    case 'expires':
      return words.say(id);
    default:
      return id;
  }
}

function capitalized(word: string, locale: string): string {
  const [first = '', ...rest] = word;
  return first.toLocaleUpperCase(locale) + rest.join('');
}

/** The values that a scale takes, as a sentence. */
export function allowedValues(scale: Scale, { words }: Pick<ValuePageContext, 'words'>): string {
  const { formats } = words;
  if (scale.kind === 'steps')
    return words.say('allowedSteps', { steps: formats.list(scale.steps.map(({ value }) => formats.number(value))) });
  const isOpen = scale.max >= 1_000_000;
  return isOpen
    ? words.say('allowedAtLeast', { min: scale.min })
    : words.say('allowedRange', { min: scale.min, max: scale.max });
}

/** The word for rows without a value in a column that can be grouped or filtered by. */
export function noneLabel(facet: string, { words }: Pick<ValuePageContext, 'words'>): string {
  if (facet === 'epic') return words.say('noEpic');
  if (facet === 'team') return words.say('noTeam');
  if (facet === 'client') return words.say('noClient');
  return words.say('none');
}
