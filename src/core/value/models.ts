import type { Factor, FactorId, ModelId, Scale, ScoringModel } from '#core/value/model';

/** Source: SAFe, the modified Fibonacci scale of weighted shortest job first. */
const fibonacci: Scale = { kind: 'steps', steps: [1, 2, 3, 5, 8, 13, 20].map((value) => ({ value })) };
const oneToTen: Scale = { kind: 'steps', steps: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value) => ({ value })) };

function asked(id: string, name: string, help: string, scale: Scale): Factor {
  return { id: id as FactorId, name, help, scale, from: 'people', isRelative: false };
}

/** Weighted shortest job first: what waiting costs, per unit of work. Source: SAFe. */
export const wsjf: ScoringModel = {
  id: 'wsjf' as ModelId,
  name: 'WSJF',
  factors: [
    {
      ...asked(
        'value',
        'User-business value',
        'How much users or the business gain, next to the other items.',
        fibonacci,
      ),
      isRelative: true,
    },
    {
      ...asked('urgency', 'Time criticality', 'How fast the value decays: a fixed date, users who leave.', fibonacci),
      isRelative: true,
    },
    {
      ...asked(
        'relief',
        'Risk reduction and opportunity',
        'Which risks it removes and which later work it opens.',
        fibonacci,
      ),
      isRelative: true,
    },
    {
      ...asked(
        'size',
        'Job size',
        'How long it takes, next to the other items. The estimate answers it where there is one.',
        fibonacci,
      ),
      from: 'estimate',
      isRelative: true,
    },
  ],
  score: '(value + urgency + relief) / size',
  costOfDelay: 'value + urgency + relief',
};

/** Reach × impact × confidence ÷ effort. Source: Intercom. */
export const rice: ScoringModel = {
  id: 'rice' as ModelId,
  name: 'RICE',
  factors: [
    asked('reach', 'Reach', 'How many people it touches in a fixed time, say a quarter.', {
      kind: 'range',
      min: 0,
      max: 1_000_000_000,
    }),
    asked('impact', 'Impact', 'How much it changes for each of them.', {
      kind: 'steps',
      steps: [
        { value: 0.25, name: 'minimal' },
        { value: 0.5, name: 'low' },
        { value: 1, name: 'medium' },
        { value: 2, name: 'high' },
        { value: 3, name: 'massive' },
      ],
    }),
    asked('confidence', 'Confidence', 'How well reach and impact are known.', {
      kind: 'steps',
      steps: [
        { value: 0.5, name: 'low' },
        { value: 0.8, name: 'medium' },
        { value: 1, name: 'high' },
      ],
    }),
    {
      ...asked('effort', 'Effort', 'How much work it is. The estimate answers it where there is one.', {
        kind: 'range',
        min: 0,
        max: 10_000,
      }),
      from: 'estimate',
    },
  ],
  score: 'reach * impact * confidence / effort',
};

/** Impact × confidence × ease, each 1 to 10. */
export const ice: ScoringModel = {
  id: 'ice' as ModelId,
  name: 'ICE',
  factors: [
    asked('impact', 'Impact', 'How much it moves the goal if it works.', oneToTen),
    asked('confidence', 'Confidence', 'How sure we are that it works.', oneToTen),
    asked('ease', 'Ease', 'How little work it is; 10 is the easiest.', oneToTen),
  ],
  score: 'impact * confidence * ease',
};

/** The models that ship, in the order in which a chooser shows them. */
export const models: readonly ScoringModel[] = [wsjf, rice, ice];

/** Finds a model that ships; nothing for an id that none of them has. */
export function modelOf(id: string): ScoringModel | undefined {
  return models.find((model) => model.id === id);
}
