import { Message } from '../../kit/message';
import { factorNames } from './headline';
import type { ValuePanelContext } from './panel-context';

/** What people have set in the tracker's own fields since the value was agreed: taken over, or not on its scale. */
export function FieldNews({ context: { words, score } }: { readonly context: ValuePanelContext }) {
  const { agreed, model } = score;
  const changed = agreed?.fromFields ?? [];
  const offScale = agreed?.offScale ?? [];
  if (changed.length + offScale.length === 0) return undefined;
  return (
    <>
      {changed.length > 0 && (
        <p className="value-stage__note">
          {words.say('fromFields', { count: changed.length, names: factorNames(model, changed, words) })}
        </p>
      )}
      {offScale.map(({ factor, value }) => (
        <Message key={factor} tone="warning">
          {words.say('offScale', { factor: factorNames(model, [factor], words), value })}
        </Message>
      ))}
    </>
  );
}
