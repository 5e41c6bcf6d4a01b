import { Dialog } from '../../kit/dialog';
import type { Host } from '../host';
import { enKeyList } from '../words/en-key-list';
import { useWords } from '../words/use-words';

/** Keys of the page, as they stand on keyboards. */
const keys = [
  ['Ctrl / ⌘ + Z', 'keyUndo'],
  ['Ctrl / ⌘ + Y', 'keyRedo'],
  ['/', 'keySearch'],
  ['Alt + 1, 2, 3', 'keyViews'],
  ['T', 'keyTray'],
  ['← ↑ → ↓', 'keyArrows'],
  ['Enter', 'keyEdit'],
  ['?', 'keyHelp'],
] as const;

/** The keys that work here. */
export function KeyList({ host, onClose }: { readonly host: Pick<Host, 'viewer' | 'drafts'>; onClose(): void }) {
  const words = useWords(enKeyList, host);
  return (
    <Dialog title={words.say('keysTitle')} closeLabel={words.say('close')} onClose={onClose}>
      <dl className="pi-board__keys">
        {keys.map(([key, says]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.say(says)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
