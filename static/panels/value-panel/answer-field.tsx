import { scaleText } from './scale-text';
import { NumberField } from '../../kit/number-field';
import { StepScale, type Step } from '../../kit/step-scale';
import type { Factor, FactorId, Scale } from '#core/value/model';
import type { ValuePanelWords } from '../words/en-value-panel';
import type { AnswerFault, Draft } from './draft';

interface AnswerFieldProps {
  readonly factor: Factor;
  readonly draft: Draft;
  readonly fault: AnswerFault | undefined;
  /** The tracker's points, where the factor takes them. */
  readonly estimate: number | undefined;
  readonly words: ValuePanelWords;
  readonly isDisabled?: boolean;
  onType(factor: FactorId, value: number | undefined, text?: string): void;
}

/** One question with its answer, as its scale asks for it. */
export function AnswerField({ factor, draft, fault, estimate, words, isDisabled, onType }: AnswerFieldProps) {
  const { id, name, help, scale } = factor;
  const value = draft.factors[id];
  const common = {
    label: name,
    help,
    error: fault && faultText(fault, factor, words),
    hint:
      estimate === undefined
        ? undefined
        : words.say(value === estimate ? 'sizeFromEstimate' : 'sizeBesideEstimate', { points: estimate }),
    isDisabled,
  };
  if (scale.kind === 'steps') {
    return (
      <StepScale
        {...common}
        steps={stepsOf(scale, [estimate, value], words)}
        value={value}
        onChange={(step) => onType(id, step)}
      />
    );
  }
  return (
    <NumberField
      {...common}
      hint={common.hint ?? words.say('rangeHint', { min: scale.min, max: scale.max })}
      value={value}
      text={draft.texts[id]}
      format={words.formats.number}
      parse={words.formats.parseNumber}
      onChange={(number, text) => onType(id, number, text)}
    />
  );
}

/** The steps of a scale, with values beside it that can be chosen all the same: an estimate of 4 is no step. */
function stepsOf(
  scale: Extract<Scale, { kind: 'steps' }>,
  others: readonly (number | undefined)[],
  words: ValuePanelWords,
): readonly Step[] {
  const extra = [...new Set(others)].filter(
    (value) => value !== undefined && value > 0 && !scale.steps.some((step) => step.value === value),
  );
  return [...scale.steps, ...extra.map((value) => ({ value: Number(value), name: undefined }))]
    .sort((a, b) => a.value - b.value)
    .map(({ value, name }) => ({ value, name, text: words.formats.number(value) }));
}

function faultText(fault: AnswerFault, { scale }: Factor, words: ValuePanelWords): string {
  return fault.kind === 'not-a-number'
    ? words.say('notANumber', { text: fault.text, example: words.formats.number(2.5) })
    : scaleText(scale, words);
}
