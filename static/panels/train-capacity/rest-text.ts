import type { CapacityContext } from './capacity-context';
import type { ShareLine } from './shares-table';

/** What a line of the shares is called that is no share: what no share fits, and what none is agreed for. */
export function restText(
  { kind, division }: Pick<Exclude<ShareLine, { readonly kind: 'bucket' }>, 'kind' | 'division'>,
  { words }: Pick<CapacityContext, 'words'>,
): string {
  return division === 'work' ? words.say(`${kind}Work`) : words.say(`${kind}Clients`);
}
