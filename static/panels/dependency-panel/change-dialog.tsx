import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { enDependencyChange } from '../words/en-dependency-change';
import { useWords } from '../words/use-words';
import { linkAfter, type LinkChange } from './change-links';
import { CheckNotice } from './change-notices';
import type { PanelParts } from './panel-parts';
import { sentenceOf, trackerText } from './panel-text';
import { useChange } from './use-change';

interface ChangeDialogProps {
  readonly parts: PanelParts;
  readonly change: LinkChange;
  onClose(): void;
}

/** Shows what a link says now and what it will say, before it is reversed or removed. */
export function ChangeDialog({ parts, change, onClose }: ChangeDialogProps) {
  const { book, around } = parts;
  const words = useWords(enDependencyChange, parts.host);
  const changing = useChange(book, onClose);
  const { graph } = around.facts;
  const isReversal = change.kind === 'reverse';
  return (
    <Dialog
      title={words.say(isReversal ? 'reverseTitle' : 'removeTitle')}
      closeLabel={words.say('cancel')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.say('cancel')}</Button>
          <Button
            appearance={isReversal ? 'primary' : 'danger'}
            isBusy={changing.isBusy}
            onClick={() => changing.start(change)}
          >
            {words.say(isReversal ? 'reverseNow' : 'removeNow')}
          </Button>
        </>
      }
    >
      <dl className="dependency-panel__change">
        <div>
          <dt>{words.say('now')}</dt>
          <dd dir="auto">{sentenceOf(change.link, graph, parts.words)}</dd>
        </div>
        {isReversal && (
          <div>
            <dt>{words.say('then')}</dt>
            <dd dir="auto">
              {sentenceOf(linkAfter(change), graph, parts.words)}
              <p className="dependency-panel__subtle">{trackerText(linkAfter(change), around.facts, parts.words)}</p>
            </dd>
          </div>
        )}
      </dl>
      {!isReversal && <p>{words.say('removeText')}</p>}
      {changing.searched !== undefined && <p role="status">{words.say('checking', { count: changing.searched })}</p>}
      {changing.check && (
        <CheckNotice check={changing.check} parts={parts} onAnyway={() => changing.start(change, true)} />
      )}
    </Dialog>
  );
}
