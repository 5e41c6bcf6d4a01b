import type { ReactNode } from 'react';
import type { Board } from '../api/jira';
import { Breadcrumbs } from '../parts/breadcrumbs';
import { Notice } from '../parts/notice';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';
import { go, useAddress } from '../shell/address';
import { useBoards } from './use-board';

/** Head of a board's pages: which board, and what the page offers for it. */
export function BoardFrame({
  projectKey,
  title,
  tools,
  children,
}: {
  readonly projectKey: string;
  readonly title: string;
  tools?(board: Board): ReactNode;
  children(board: Board): ReactNode;
}) {
  const { value, problem, reload } = useBoards(projectKey);
  const address = useAddress();
  const wanted = Number(address.searchParams.get('board'));
  const board = value?.values.find((candidate) => candidate.id === wanted) ?? value?.values[0];
  return (
    <>
      <header className="page-head page-head--row">
        <div>
          <Breadcrumbs projectKey={projectKey} />
          <h1>{title}</h1>
        </div>
        {value && value.values.length > 1 && (
          <select
            className="field"
            aria-label="Board"
            value={board?.id}
            onChange={(event) => {
              const url = new URL(location.href);
              url.searchParams.set('board', event.target.value);
              go(url.href);
            }}
          >
            {value.values.map((candidate) => (
              <option key={candidate.id} value={candidate.id}>
                {candidate.name}
              </option>
            ))}
          </select>
        )}
        {board && tools?.(board)}
      </header>
      {problem && <Problem problem={problem} retry={reload} />}
      {!value && !problem && <Skeleton lines={8} />}
      {value && !board && (
        <Notice tone="info" title="No board">
          This space has no board.
        </Notice>
      )}
      {board && children(board)}
    </>
  );
}
