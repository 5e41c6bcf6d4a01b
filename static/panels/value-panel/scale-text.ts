import type { Scale } from '#core/value/model';
import type { ValuePanelWords } from '../words/en-value-panel';

/** What may be chosen on a scale, as a request. */
export function scaleText(scale: Scale, words: ValuePanelWords): string {
  return scale.kind === 'steps'
    ? words.say('outOfSteps', {
        steps: words.formats.list(scale.steps.map(({ value }) => words.formats.number(value))),
      })
    : words.say('outOfRange', { min: scale.min, max: scale.max });
}
