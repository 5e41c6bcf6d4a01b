import { useState } from 'react';
import type { Issue, IssueLink } from '../api/jira';
import { read, rest } from '../api/rest';
import { useResource } from '../api/use-resource';
import { Glyph } from '../parts/icon';
import { IssueRows } from './issue-rows';
import type { ShownIssue } from './use-issue';

interface LinkType {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}

/** Linked issues under the words of their link, and a form for another link. */
export function IssueLinks({ issue, shown }: { readonly issue: Issue; readonly shown: ShownIssue }) {
  const [isAdding, setAdding] = useState(false);
  const links = (issue.fields['issuelinks'] ?? []) as readonly IssueLink[];
  const kinds = [...new Set(links.map(wordsOf))];
  return (
    <section className="block">
      <h2>Linked work items</h2>
      {kinds.map((words) => {
        const group = links.filter((link) => wordsOf(link) === words);
        return (
          <div key={words}>
            <h3 dir="auto">{words}</h3>
            <IssueRows
              issues={group.flatMap((link) => link.outwardIssue ?? link.inwardIssue ?? [])}
              action={(other) => (
                <button
                  className="icon-button"
                  aria-label={`Unlink ${other.key}`}
                  onClick={() =>
                    void remove(group.find((link) => (link.outwardIssue ?? link.inwardIssue)?.key === other.key))
                  }
                >
                  <Glyph name="close" size={10} />
                </button>
              )}
            />
          </div>
        );
      })}
      {isAdding ? (
        <LinkForm issue={issue} shown={shown} close={() => setAdding(false)} />
      ) : (
        <button className="link-button" onClick={() => setAdding(true)}>
          Link work item
        </button>
      )}
    </section>
  );

  async function remove(link: IssueLink | undefined) {
    if (link) await shown.change(() => rest('DELETE', `/rest/api/3/issueLink/${encodeURIComponent(link.id)}`));
  }
}

function LinkForm({ issue, shown, close }: { readonly issue: Issue; readonly shown: ShownIssue; close(): void }) {
  const { value } = useResource('link types', (signal) =>
    read<{ issueLinkTypes: LinkType[] }>('/rest/api/3/issueLinkType', signal),
  );
  async function send(form: HTMLFormElement): Promise<void> {
    const entries = new FormData(form);
    const [direction, name] = String(entries.get('type')).split(':');
    const other = { key: String(entries.get('key')).trim().toUpperCase() };
    const self = { key: issue.key };
    const ends =
      direction === 'out' ? { inwardIssue: self, outwardIssue: other } : { inwardIssue: other, outwardIssue: self };
    if (await shown.change(() => rest('POST', '/rest/api/3/issueLink', { type: { name }, ...ends }))) close();
  }
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <select className="field" name="type" aria-label="Kind of link">
        {value?.issueLinkTypes.flatMap((type) => [
          <option key={`out:${type.id}`} value={`out:${type.name}`}>
            {type.outward}
          </option>,
          ...(type.inward === type.outward
            ? []
            : [
                <option key={`in:${type.id}`} value={`in:${type.name}`}>
                  {type.inward}
                </option>,
              ]),
        ])}
      </select>
      <input
        className="field"
        name="key"
        aria-label="Key of the other work item"
        placeholder="KEY-1"
        required
        autoFocus
      />
      <button className="button button--primary">Link</button>
      <button className="button" type="button" onClick={close}>
        Cancel
      </button>
    </form>
  );
}

function wordsOf(link: IssueLink): string {
  return link.outwardIssue ? link.type.outward : link.type.inward;
}
