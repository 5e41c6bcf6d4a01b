import { useState } from 'react';
import type { IssueType, Page, Project } from '../api/jira';
import { read, rest } from '../api/rest';
import { useResource } from '../api/use-resource';
import { documentOf } from '../parts/document-text';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';
import { showFlag } from './flag-store';
import { go } from './address';

/** A new issue: project, type, summary, description. A refusal keeps what was typed. */
export function CreateForm({
  context,
  done,
}: {
  readonly context: Readonly<Record<string, unknown>>;
  done(created?: { readonly id: string; readonly key: string }): void;
}) {
  const projects = useResource('creatable', (signal) =>
    read<Page<Project>>('/rest/api/3/project/search?action=create&maxResults=50', signal),
  );
  const [projectId, setProjectId] = useState<string | undefined>(
    context['projectId'] === undefined ? undefined : String(context['projectId']),
  );
  const chosen = projectId ?? projects.value?.values[0]?.id;
  const types = useResource(chosen, (signal) =>
    read<{ issueTypes?: IssueType[] }>(
      `/rest/api/3/issue/createmeta/${encodeURIComponent(chosen ?? '')}/issuetypes`,
      signal,
    ),
  );
  const [failure, setFailure] = useState<Error>();
  if (projects.problem) return <Problem problem={projects.problem} retry={projects.reload} />;
  if (!projects.value) return <Skeleton />;
  if (projects.value.values.length === 0) return <p>You may not create work items in any space.</p>;
  async function create(form: HTMLFormElement): Promise<void> {
    const entries = new FormData(form);
    const description = String(entries.get('description'));
    const fields = {
      project: { id: chosen },
      issuetype: { id: String(entries.get('type')) },
      summary: String(entries.get('summary')),
      ...(description !== '' && { description: documentOf(description) }),
      ...(typeof context['parentId'] === 'string' && { parent: { id: context['parentId'] } }),
    };
    try {
      const created = await rest<{ id: string; key: string }>('POST', '/rest/api/3/issue', { fields });
      showFlag({
        id: created.key,
        type: 'success',
        title: `${created.key} was created`,
        actions: [{ text: 'View', onClick: () => go(`/jira/browse/${created.key}`) }],
        isAutoDismiss: true,
      });
      done(created);
    } catch (error) {
      setFailure(error as Error);
    }
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void create(event.currentTarget);
      }}
    >
      <label>
        Space
        <select className="field" value={chosen} onChange={(event) => setProjectId(event.target.value)}>
          {projects.value.values.map((project) => (
            <option key={project.id} value={project.id}>
              {project.name} ({project.key})
            </option>
          ))}
        </select>
      </label>
      <label>
        Type
        <select
          className="field"
          name="type"
          required
          defaultValue={context['issueTypeId'] as string | undefined}
          key={types.value ? chosen : 'none'}
        >
          {types.value?.issueTypes
            ?.filter((type) => !type.subtask)
            .map((type) => (
              <option key={type.id} value={type.id}>
                {type.name}
              </option>
            ))}
        </select>
      </label>
      <label>
        Summary
        <input className="field" name="summary" required dir="auto" defaultValue={String(context['summary'] ?? '')} />
      </label>
      <label>
        Description
        <textarea className="field" name="description" rows={6} dir="auto" />
      </label>
      {failure && <Problem problem={failure} />}
      <p className="row row--end">
        <button className="button" type="button" onClick={() => done()}>
          Cancel
        </button>
        <button className="button button--primary">Create</button>
      </p>
    </form>
  );
}
