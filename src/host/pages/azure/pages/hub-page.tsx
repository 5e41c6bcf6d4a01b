import type { ProjectData } from '../../../azure/pages/page-data';
import { contributionById, nameOf } from '../host/contributions';
import { ExtensionFrame } from '../host/extension-frame';
import { hubGroups } from '../host/hubs';
import { MessageBar } from '../parts/message-bar';
import { placeIn } from '../shell/place';

/** A hub of an extension: the whole page is its own. */
export function HubPage({
  project,
  hubId,
  group,
}: {
  readonly project?: ProjectData;
  readonly hubId: string;
  readonly group: keyof typeof hubGroups;
}) {
  const hub = contributionById(hubId);
  if (hub === undefined)
    return <MessageBar tone="error">{`There is no hub ${hubId}: no installed extension contributes it.`}</MessageBar>;
  const { name, targets } =
    [hubGroups[group], hubGroups.other].find((one) =>
      hub.targets.some((target) => (one.targets as readonly string[]).includes(target)),
    ) ?? hubGroups[group];
  const groupId = hub.targets.find((target) => (targets as readonly string[]).includes(target)) ?? targets[0] ?? '';
  return (
    <div className="page page--hub">
      <ExtensionFrame
        contribution={hub}
        place={{ ...placeIn(project), hub: { id: hub.id, name: nameOf(hub), groupId, groupName: name } }}
        height="fill"
      />
    </div>
  );
}
