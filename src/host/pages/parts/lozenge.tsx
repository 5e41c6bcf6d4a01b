import type { Status } from '../api/jira';

const tones: Readonly<Record<string, string>> = { new: 'neutral', indeterminate: 'progress', done: 'success' };

/** A status in its category's colour. */
export function StatusLozenge({ status }: { readonly status: Status }) {
  return <Lozenge tone={tones[status.statusCategory?.key ?? 'new'] ?? 'neutral'} text={status.name} />;
}

/** A short word in a coloured box. */
export function Lozenge({ tone, text }: { readonly tone: string; readonly text: string }) {
  return <span className={`lozenge lozenge--${tone}`}>{text}</span>;
}
