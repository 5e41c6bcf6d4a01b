import type { Bucket } from '#core/train/allocation';
import type { Train } from '#core/train/train';
import type { TrainSetupWords } from '../words/en-train-setup';

const enabling = /enabler|spike|architect/i;

/** Buckets to begin with: most for features, a fifth for enablers, the rest for maintenance. */
export function startingBuckets(
  { featureTypes }: Pick<Train, 'featureTypes'>,
  words: TrainSetupWords,
): readonly Bucket[] {
  const enablers = featureTypes.filter((type) => enabling.test(type));
  return [
    {
      name: words.say('bucketFeatures'),
      share: 0.65,
      by: 'type',
      of: featureTypes.filter((type) => !enablers.includes(type)),
    },
    { name: words.say('bucketEnablers'), share: 0.2, by: 'type', of: enablers.length > 0 ? enablers : ['Enabler'] },
    { name: words.say('bucketMaintenance'), share: 0.15, by: 'type', of: ['Bug', 'Defect', 'Maintenance'] },
  ];
}
