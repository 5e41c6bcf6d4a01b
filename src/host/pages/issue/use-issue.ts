import { useCallback, useEffect, useRef } from 'react';
import type { Issue } from '../api/jira';
import { read, rest, RestProblem } from '../api/rest';
import { useResource } from '../api/use-resource';
import { publish } from '../forge/event-bus';
import { modulesOfType } from '../forge/places';
import { showFlag } from '../shell/flag-store';
import { onIssueChange } from '../shell/stream';
import { issueChanges } from '../shell/issue-changes';

/** Only an app's own words for a value have to be asked for. */
const hasFormatter = modulesOfType('jira:customField', 'jira:customFieldType').some(
  ({ raw }) =>
    raw['formatter'] !== undefined || (raw['view'] as { formatter?: unknown } | undefined)?.formatter !== undefined,
);

/** An issue being shown, and how to change it. */
export interface ShownIssue {
  readonly issue?: Issue;
  readonly problem?: Error;
  reload(): void;
  /** Sets fields; false when the server refused, which a flag has told by then. */
  edit(fields: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** Runs a change of another kind, then reads the issue anew; false when refused. */
  change(work: () => Promise<unknown>): Promise<boolean>;
}

/** Reads an issue with names, schema and history, again whenever something changes it. */
export function useIssue(issueKey: string): ShownIssue {
  const path = `/rest/api/3/issue/${encodeURIComponent(issueKey)}`;
  const seen = useRef<string>(undefined);
  const { value, problem, reload } = useResource(issueKey, (signal) => {
    // Only the first look counts as one, not what is read again after a change.
    const isFirst = seen.current !== issueKey;
    seen.current = issueKey;
    return read<Issue>(
      `${path}?expand=names,schema,editmeta${hasFormatter ? ',renderedFields' : ''}${isFirst ? '&updateHistory=true' : ''}`,
      signal,
    );
  });
  const id = value?.id;
  useEffect(() => {
    if (id === undefined) return;
    return onIssueChange(({ issueId, projectId, changeType, atlassianId }) => {
      if (issueId !== id) return;
      reload();
      // Name and payload as apps on the platform use them; no page that was read confirms the payload's every part.
      publish('app', 'JIRA_ISSUE_CHANGED', { issueId, projectId, changes: [{ changeType, atlassianId }] });
    });
  }, [id, reload]);
  useEffect(
    () => issueChanges.listen((key) => (key === issueKey || key === value?.id) && reload()),
    [issueKey, value?.id, reload],
  );

  const change = useCallback(
    async (work: () => Promise<unknown>) => {
      try {
        await work();
      } catch (error) {
        tell(error);
        return false;
      }
      issueChanges.announce(issueKey);
      return true;
    },
    [issueKey],
  );
  const edit = useCallback(
    (fields: Readonly<Record<string, unknown>>) => change(() => rest('PUT', path, { fields })),
    [change, path],
  );
  return { issue: value, problem, reload, edit, change };
}

function tell(error: unknown): void {
  const details = error instanceof RestProblem ? [...error.messages, ...Object.values(error.fields)].join(' ') : '';
  showFlag({
    id: 'issue-change',
    type: 'error',
    title: 'Your change was not saved',
    description: details || String((error as Error).message),
    isAutoDismiss: true,
  });
}
