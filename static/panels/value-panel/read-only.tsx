import { LockIcon } from '../../kit/icons';
import { VisuallyHidden } from '../../kit/visually-hidden';
import type { AgreeRule } from '#core/value/settings';
import type { ValuePanelWords } from '../words/en-value-panel';

/** Says which permission is missing and who can give it. */
export function ReadOnly({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <p className="value-read-only">
      <LockIcon />
      <span>
        <VisuallyHidden>{label}: </VisuallyHidden>
        {text}
      </span>
    </p>
  );
}

/** Why somebody may not agree, by the project's rule. */
export function whyNotAgree(rule: AgreeRule, words: ValuePanelWords): string {
  switch (rule) {
    case 'editors':
      return words.say('readOnlyAgreeEditors');
    case 'permission':
      return words.say('readOnlyAgreePermission');
    case 'administrators':
      return words.say('readOnlyAgreeAdministrators');
  }
}
