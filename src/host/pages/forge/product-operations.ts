import { overlay } from '../shell/overlay-store';
import { issueChanges } from '../shell/issue-changes';
import type { FrameScope, Operation } from './operation';

interface IssueModal {
  readonly data: { readonly context?: Readonly<Record<string, unknown>>; onClose(payload?: unknown): unknown };
}

/** Bridge calls of @forge/jira-bridge: the product's own dialogs, and a fresh look at the issue. */
export const productOperations: Readonly<Record<string, Operation>> = {
  refreshIssueView(_payload: undefined, { view }: FrameScope) {
    if (view.place.issue === undefined) return false;
    issueChanges.announce(view.place.issue);
    return true;
  },
  openIssueViewModal({ data }: IssueModal) {
    overlay.set(() => ({ kind: 'issue', issueKey: String(data.context?.['issueKey']), onClose: () => data.onClose() }));
    return true;
  },
  openIssueCreateModal({ data }: IssueModal) {
    overlay.set(() => ({
      kind: 'create',
      context: data.context ?? {},
      onClose: (created) => data.onClose({ payload: created }),
    }));
    return true;
  },
};
