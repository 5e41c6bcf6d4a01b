import { useMemo, useState } from 'react';
import { Button } from '../../kit/button';
import { WarningIcon } from '../../kit/icons';
import { Lozenge } from '../../kit/pill';
import { saveFile } from '../../kit/save-file';
import { teamName, type CapacityContext } from './capacity-context';
import { restText } from './rest-text';
import { sharesOver, shareLines, type ShareCell, type ShareLine } from './shares-table';
import { shareRows } from './shares-csv';

/** How the load of the train and its teams splits into the shares that are agreed, and which of them is exceeded. */
export function SharesView({ context }: { readonly context: CapacityContext }) {
  const { words, state, figures } = context;
  const { allocation } = state.row.train;
  const lines = useMemo(() => (allocation ? shareLines(state, figures, allocation) : []), [state, figures, allocation]);
  const [file, setFile] = useState<string>();
  if (!allocation || lines.length === 0)
    return state.row.can.setUp ? <p className="train-capacity__hint">{words.say('sharesNone')}</p> : null;
  const over = sharesOver(lines);
  const save = async () => {
    const { csvText } = await import('../value-page/csv-text');
    const name = `${state.row.train.name} ${state.pi.name} ${words.say('shares')}.csv`.replace(
      /[^\p{L}\p{N}.-]+/gu,
      '-',
    );
    saveFile(name, csvText(shareRows(lines, context)), 'text/csv');
    setFile(name);
  };
  return (
    <section className="train-capacity__shares" aria-labelledby="train-capacity-shares">
      <header className="train-capacity__header">
        <h3 id="train-capacity-shares">{words.say('shares')}</h3>
        {over > 0 ? (
          <Lozenge tone="warning">
            <WarningIcon size={12} /> {words.say('sharesOver', { count: over })}
          </Lozenge>
        ) : (
          <span className="train-capacity__total">{words.say('sharesKept')}</span>
        )}
        <span className="train-capacity__gap" />
        {file && <span className="train-capacity__hint">{words.say('sharesSaved', { file })}</span>}
        <Button appearance="subtle" onClick={() => void save()}>
          {words.say('sharesCsv')}
        </Button>
      </header>
      <p className="train-capacity__hint">{words.say('sharesHelp')}</p>
      <div className="train-capacity__scroll" tabIndex={0} role="group" aria-label={words.say('sharesAll')}>
        <SharesTable lines={lines} context={context} />
      </div>
    </section>
  );
}

function SharesTable({ lines, context }: { readonly lines: readonly ShareLine[]; readonly context: CapacityContext }) {
  const { words, state } = context;
  return (
    <table className="train-capacity__split" aria-label={words.say('sharesTable')}>
      <thead>
        <tr>
          <th scope="col">{words.say('share')}</th>
          {state.pi.slots.map(({ name }, slot) => (
            <th key={slot} scope="col" dir="auto">
              {name}
            </th>
          ))}
          <th scope="col">{words.say('sum')}</th>
        </tr>
      </thead>
      {groupsOf(lines).map((group) => (
        <tbody key={group[0]!.teamId ?? ''}>
          <tr>
            <th scope="rowgroup" colSpan={state.pi.slots.length + 2} className="train-capacity__split-team">
              <bdi>{ownerOf(group[0]!, context)}</bdi>
            </th>
          </tr>
          {group.map((line, at) => (
            <tr key={at} className={line.kind === 'bucket' ? undefined : 'train-capacity__split-rest'}>
              <th scope="row">{lineName(line, context)}</th>
              {line.cells.map((cell, slot) => (
                <td key={slot}>
                  <Figure cell={cell} context={context} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function groupsOf(lines: readonly ShareLine[]): readonly (readonly ShareLine[])[] {
  const groups = new Map<string, ShareLine[]>();
  for (const line of lines) {
    const key = line.teamId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
}

function ownerOf({ teamId }: ShareLine, { words, state }: CapacityContext): string {
  return teamId === undefined ? words.say('sharesTrain') : teamName(state, teamId);
}

function lineName(line: ShareLine, { words }: CapacityContext): string {
  if (line.kind !== 'bucket') return restText(line, { words });
  const { bucket, share } = line;
  return share === undefined
    ? bucket.name
    : words.say('shareOf', { bucket: bucket.name, share: words.formats.percent(share) });
}

/** Load of what is agreed; over it with a sign and in words. */
function Figure({ cell, context: { words } }: { readonly cell: ShareCell; readonly context: CapacityContext }) {
  const { load, allowed, over, isOfWhole } = cell;
  const { formats } = words;
  if (over === 0)
    return allowed === undefined
      ? formats.score(load)
      : words.say('shareLoad', { load: formats.score(load), allowed: formats.score(allowed) });
  return (
    <span className="train-capacity__exceeded">
      <span>{words.say('shareLoad', { load: formats.score(load), allowed: formats.score(allowed ?? 0) })}</span>
      <span className="train-capacity__over">
        <WarningIcon size={12} />{' '}
        {words.say(isOfWhole ? 'shareWholeOver' : 'shareOver', { count: formats.score(over) })}
      </span>
    </span>
  );
}
