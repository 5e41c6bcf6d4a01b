import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import type { FactorId } from '#core/value/model';
import type { Row } from './row';
import { shownValues, type RowEdits } from './row-edits';
import { useValuePage } from './page-context';

interface ClashDialogProps {
  readonly row: Row;
  readonly factor: FactorId;
  readonly edits: RowEdits;
  onChoose(choice: 'mine' | 'theirs'): void;
  onClose(): void;
}

/** Asks which of two values of one cell shall stand; nothing is lost until it is answered. */
export function ClashDialog({ row, factor, edits, onChoose, onClose }: ClashDialogProps) {
  const { words, setup } = useValuePage();
  const write = (value: number | undefined) => (value === undefined ? words.say('empty') : words.formats.number(value));
  const name = setup.model.factors.find(({ id }) => id === factor)?.name ?? factor;
  const mine = write(shownValues(edits)[factor]);
  const theirs = write(edits.stored.factors[factor]);
  return (
    <Dialog
      title={words.say('clash')}
      closeLabel={words.say('decide')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => onChoose('theirs')}>{words.say('takeTheirs', { value: theirs })}</Button>
          <Button appearance="primary" onClick={() => onChoose('mine')}>
            {words.say('keepMine', { value: mine })}
          </Button>
        </>
      }
    >
      <p>{words.say('clashQuestion', { factor: name, key: row.issue.key })}</p>
      <dl className="value-page__versions">
        <div>
          <dt>{words.say('yours', { value: '' })}</dt>
          <dd className="ui-numeric">{mine}</dd>
        </div>
        <div>
          <dt>{words.say('theirs', { value: '' })}</dt>
          <dd className="ui-numeric">{theirs}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
