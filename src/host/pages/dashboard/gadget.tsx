import { useState } from 'react';
import type { Gadget as Entry } from '../../jira/dashboards';
import { rest } from '../api/rest';
import { AppFrame } from '../forge/app-frame';
import { modulesOfType } from '../forge/places';
import { Glyph } from '../parts/icon';
import { Notice } from '../parts/notice';
import { Problem } from '../parts/problem';

/** An app's gadget: its view, or its settings, whose `view.submit` is kept and shown to the view from then on. */
export function Gadget({ gadget, reload, remove }: { readonly gadget: Entry; reload(): void; remove(): void }) {
  const [isEditing, setEditing] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const module = modulesOfType('jira:dashboardGadget').find((candidate) => candidate.key === gadget.moduleKey);
  if (module === undefined)
    return (
      <Notice
        tone="warning"
        title={gadget.moduleKey}
        action={
          <button className="button" onClick={remove}>
            Remove
          </button>
        }
      >
        The app that brought this gadget is not installed.
      </Notice>
    );
  const edit = module.parts['edit']?.resource;
  const resource = isEditing ? edit : (module.resource ?? module.parts['view']?.resource);

  async function keep(configuration: unknown) {
    try {
      await rest('POST', `/host/dashboards/gadgets/${gadget.id}/configuration`, { configuration });
      setEditing(false);
      setFailure(undefined);
      reload();
    } catch (error) {
      setFailure(error as Error);
    }
  }

  return (
    <section className="block panel gadget" aria-label={module.title}>
      <header className="panel__head">
        <h2 dir="auto">{module.title}</h2>
        {edit !== undefined && (
          <button className="link-button" onClick={() => setEditing(!isEditing)}>
            {isEditing ? 'Cancel' : 'Configure'}
          </button>
        )}
        <button className="icon-button" aria-label={`Remove ${module.title}`} onClick={remove}>
          <Glyph name="close" size={12} />
        </button>
      </header>
      {failure && <Problem problem={failure} />}
      <AppFrame
        key={`${isEditing} ${JSON.stringify(gadget.configuration)}`}
        view={{
          module,
          part: isEditing ? 'edit' : 'view',
          resource: resource ?? '',
          place: { dashboard: gadget.dashboardId, gadget: gadget.id },
          ...(isEditing && { close: () => setEditing(false), submit: keep }),
        }}
        height="content"
      />
    </section>
  );
}
