import { useState } from 'react';
import { read, rest, RestProblem } from '../api/rest';
import { useResource } from '../api/use-resource';
import { AppFrame } from '../forge/app-frame';
import { modulesOfType } from '../forge/places';
import { Glyph } from '../parts/icon';
import { Notice } from '../parts/notice';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';

/** A gadget as the dashboard holds it. */
export interface GadgetEntry {
  readonly id: number;
  readonly title: string;
  readonly moduleKey?: string;
}

/** An app's gadget: its view, or its settings, which `view.submit` keeps as a property of the dashboard item. */
export function Gadget({ dashboardId, gadget, remove }: { readonly dashboardId: string; readonly gadget: GadgetEntry; remove(): void }) {
  const [isEditing, setEditing] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const path = `/rest/api/3/dashboard/${encodeURIComponent(dashboardId)}/items/${gadget.id}/properties/forge.config`;
  const settings = useResource(path, (signal) =>
    read<{ value: unknown }>(path, signal).catch((error: unknown) => {
      if (error instanceof RestProblem && error.status === 404) return { value: undefined };
      throw error;
    }),
  );
  const module = modulesOfType('jira:dashboardGadget').find((candidate) => gadget.moduleKey === candidate.key || gadget.moduleKey?.endsWith(`/${candidate.key}`));
  if (module === undefined) return <Notice tone="warning" title={gadget.title}>The app that brought this gadget is not installed.</Notice>;
  const edit = module.parts['edit']?.resource;
  const resource = isEditing ? edit : (module.resource ?? module.parts['view']?.resource);
  return (
    <section className="block panel gadget" aria-label={gadget.title}>
      <header className="panel__head">
        <h2 dir="auto">{gadget.title}</h2>
        {edit !== undefined && (
          <button className="link-button" onClick={() => setEditing(!isEditing)}>
            {isEditing ? 'Cancel' : 'Configure'}
          </button>
        )}
        <button className="icon-button" aria-label={`Remove ${gadget.title}`} onClick={remove}>
          <Glyph name="close" size={12} />
        </button>
      </header>
      {failure && <Problem problem={failure} />}
      {settings.problem && <Problem problem={settings.problem} retry={settings.reload} />}
      {settings.value === undefined && !settings.problem && <Skeleton />}
      {settings.value && (
        <AppFrame
          key={`${isEditing} ${JSON.stringify(settings.value.value)}`}
          view={{
            module,
            part: isEditing ? 'edit' : 'view',
            resource: resource ?? '',
            place: { dashboard: dashboardId, gadget: String(gadget.id), configuration: settings.value.value },
            ...(isEditing && {
              close: () => setEditing(false),
              submit: async (configuration: unknown) => {
                try {
                  await rest('PUT', path, configuration);
                  setEditing(false);
                  settings.reload();
                } catch (error) {
                  setFailure(error as Error);
                }
              },
            }),
          }}
          height="content"
        />
      )}
    </section>
  );
}
