import type { ShownContribution } from '../../../azure/pages/start';
import { unknownConstraints } from './constraints';
import { isThere, pageOf } from './contributions';
import { hubGroups } from './hubs';

/** Where a contribution is shown, as its list says it; `path` is below the project. */
export interface Reach {
  readonly where: string;
  readonly path?: string;
  /** Why it is not shown in its own place. */
  readonly why?: string;
}

const formParts: Readonly<Record<string, string>> = {
  'ms.vss-work-web.work-item-form-group': 'A group on every work item’s form',
  'ms.vss-work-web.work-item-form-page': 'A page of every work item’s form',
  'ms.vss-work-web.work-item-form-control': 'A control on every work item’s form, on the first field that fits',
  'ms.vss-work-web.work-item-notifications': 'Unseen, on every work item’s form',
};

const menus: Readonly<Record<string, readonly [where: string, path: string]>> = {
  'ms.vss-work-web.work-item-toolbar-menu': ['“More actions” on a work item’s form', '_workitems'],
  'ms.vss-work-web.query-result-work-item-menu': ['The menu of a line of query results', '_queries'],
  'ms.vss-work-web.backlog-item-menu': ['The menu of a line of a backlog', '_backlogs'],
  'ms.vss-work-web.work-item-query-results-toolbar-menu': ['A menu above the results of queries', '_queries'],
  'ms.vss-work-web.work-item-query-menu': ['A menu above a query', '_queries'],
};

const tabs: Readonly<Record<string, readonly [where: string, path?: string]>> = {
  'ms.vss-work-web.query-tabs': ['A tab beside the results of queries', '_queries'],
  'ms.vss-work-web.product-backlog-tabs': ['A tab beside a backlog of all iterations', '_backlogs'],
  'ms.vss-work-web.iteration-backlog-tabs': ['A tab beside a backlog of one iteration', '_backlogs'],
  'ms.vss-tfs-web.suite-home-pivots': ['A tab beside the list of projects'],
};

/** Contributions without a page of their own. */
const pageless = [
  'ms.vss-web.hub-group',
  'ms.vss-web.event-subscription',
  'ms.vss-web.feature',
  'ms.vss-web.property-provider',
  'ms.vss-releaseManagement-web.release-task',
  'ms.vss-distributed-task.task',
  'ms.vss-pipeline.pipeline-decorator',
  'ms.azure-pipelines.pipeline-decorator',
  'ms.vss-endpoint.service-endpoint-type',
  'ms.vss-servicehooks.consumer',
];

/** Every place in which a contribution is shown here; one with `why` where there is none. */
export function reachOf(contribution: ShownContribution): readonly Reach[] {
  const places = placesOf(contribution);
  const unknown = unknownConstraints(contribution.constraints);
  if (unknown.length > 0)
    return [
      ...places,
      {
        where: 'On every occasion',
        why: `The host does not know its condition ${unknown.join(', ')}, and takes it for fulfilled.`,
      },
    ];
  return isThere(contribution)
    ? places
    : [{ where: 'Nowhere now', why: `Its conditions do not hold: ${conditionText(contribution)}.` }, ...places];
}

function conditionText({ constraints }: ShownContribution): string {
  return constraints
    .map(
      ({ name, inverse, properties }) =>
        `${inverse ? 'not ' : ''}${name} ${String(properties['featureId'] ?? JSON.stringify(properties['filters'] ?? {}))}`,
    )
    .join(', ');
}

function placesOf(contribution: ShownContribution): readonly Reach[] {
  const page = pageOf(contribution);
  const { type, targets } = contribution;
  const hasOwnPage = !pageless.includes(type);
  if (page.kind === 'none' && hasOwnPage) return [{ where: 'Nowhere', why: page.why }];
  const part = formParts[type];
  if (part !== undefined) return [{ where: part, path: '_workitems' }];
  switch (type) {
    case 'ms.vss-web.hub': {
      const reach = targets.flatMap((target): readonly Reach[] => {
        if ((hubGroups.boards.targets as readonly string[]).includes(target))
          return [{ where: 'A hub under Boards', path: `_apps/hub/${encodeURIComponent(contribution.id)}` }];
        if ((hubGroups.settings.targets as readonly string[]).includes(target))
          return [
            { where: 'A hub of the project’s settings', path: `_settings/${encodeURIComponent(contribution.id)}` },
          ];
        if ((hubGroups.other.targets as readonly string[]).includes(target))
          return [{ where: 'A hub among “Other hubs”', path: `_apps/hub/${encodeURIComponent(contribution.id)}` }];
        if ((hubGroups.organization.targets as readonly string[]).includes(target))
          return [{ where: 'A hub of the organization’s settings, at the side of the list of projects' }];
        return [];
      });
      return reach.length > 0
        ? reach
        : [{ where: 'By itself', why: `The hub group ${targets.join(', ')} has no place in this organization.` }];
    }
    case 'ms.vss-web.action':
    case 'ms.vss-web.action-provider': {
      const reach = targets.flatMap((target): readonly Reach[] =>
        menus[target] ? [{ where: menus[target][0], path: menus[target][1] }] : [],
      );
      return reach.length > 0
        ? reach
        : [{ where: 'By itself', why: `The menu ${targets.join(', ')} is not drawn here.` }];
    }
    case 'ms.vss-work-web.backlog-panel':
      return [{ where: 'A panel beside a backlog', path: '_backlogs' }];
    case 'ms.vss-web.external-content':
      return [{ where: 'In front of a page, when its extension opens it' }];
    case 'ms.vss-dashboards-web.widget':
      return [
        {
          where: 'Among the widgets',
          path: '_dashboards',
          why: 'Its settings are kept in the browser; dashboards are not kept.',
        },
      ];
    case 'ms.vss-dashboards-web.widget-configuration':
      return [{ where: 'Beside its widget, while that is configured', path: '_dashboards' }];
    case 'ms.vss-web.command':
      return [{ where: 'Unseen, when a button of a banner runs it' }];
    case 'ms.vss-web.hub-group':
      return [{ where: 'Among “Other hubs”, with its hubs' }];
    case 'ms.vss-web.event-subscription':
      return contribution.properties['eventName'] === 'page-interactive'
        ? [{ where: 'Unseen, whenever a page can be used' }]
        : [
            {
              where: 'Nowhere',
              why: `The host tells extensions of no event ${String(contribution.properties['eventName'])}.`,
            },
          ];
    case 'ms.vss-web.feature':
      return [{ where: 'This list, to be turned on and off' }];
    case 'ms.vss-web.property-provider':
      return contribution.properties['type'] === 'static'
        ? [{ where: `Unseen, in the properties of ${targets.join(', ')}` }]
        : [{ where: 'Nowhere', why: 'Properties that a page makes itself are not read here.' }];
    case 'ms.vss-releaseManagement-web.release-task':
    case 'ms.vss-distributed-task.task':
    case 'ms.vss-pipeline.pipeline-decorator':
    case 'ms.azure-pipelines.pipeline-decorator':
    case 'ms.vss-endpoint.service-endpoint-type':
      return [{ where: 'Nowhere', why: 'There are no pipelines here.' }];
    case 'ms.vss-servicehooks.consumer':
      return [{ where: 'Nowhere', why: 'There are no service hooks here: nothing is sent to it.' }];
    case 'ms.vss-web.tab': {
      const reach = targets.flatMap((target): readonly Reach[] =>
        tabs[target] ? [{ where: tabs[target][0], path: tabs[target][1] }] : [],
      );
      return reach.length > 0
        ? reach
        : [{ where: 'By itself', why: `The tabs of ${targets.join(', ')} are not drawn here.` }];
    }
    case 'ms.vss-web.tab-provider':
      return [{ where: 'By itself', why: 'Tabs that a page makes itself are not drawn here.' }];
    default:
      return [{ where: 'By itself', why: `The local host has no place for contributions of the type ${type}.` }];
  }
}
