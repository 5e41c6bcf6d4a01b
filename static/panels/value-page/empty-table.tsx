import { Button } from '../../kit/button';
import type { Row } from './row';
import { useValuePage } from './page-context';
import { widened, type View } from './view';

interface EmptyTableProps {
  readonly rows: readonly Row[];
  readonly isLoading: boolean;
  readonly view: View;
  onView(change: Partial<View>): void;
}

/** Stands where the table would: says what belongs here, why there is nothing, and offers what changes that. */
export function EmptyTable({ rows, isLoading, view, onView }: EmptyTableProps) {
  const { words, setup } = useValuePage();
  if (rows.length > 0) {
    return (
      <div className="value-page__empty">
        <h2>{words.say('filteredTitle')}</h2>
        <p>{words.say('filteredText', { count: rows.length })}</p>
        <Button appearance="primary" onClick={() => onView(widened(view))}>
          {words.say('clearFilters')}
        </Button>
      </div>
    );
  }
  if (isLoading) return null;
  const { candidates } = setup.settings;
  return (
    <div className="value-page__empty">
      <h2>{words.say('emptyTitle')}</h2>
      <p>{candidates === undefined ? words.say('emptyText') : words.say('emptyQueryText', { query: candidates })}</p>
      {!view.withDone && (
        <Button appearance="primary" onClick={() => onView({ withDone: true })}>
          {words.say('showDone')}
        </Button>
      )}
    </div>
  );
}
