import type { WrittenContribution } from './package';

const form = 'ms.vss-work-web.work-item-form';
const uri = 'page.html';

/** What the fixture contributes: one of each kind that the host draws, and some that it does not. */
export const lighthouse: readonly WrittenContribution[] = [
  {
    id: 'lamp-group',
    type: 'ms.vss-work-web.work-item-form-group',
    targets: [form],
    properties: { name: 'Lamp', uri, height: 120 },
  },
  {
    id: 'lamp-page',
    type: 'ms.vss-work-web.work-item-form-page',
    targets: [form],
    properties: { name: 'Lamp page', uri },
  },
  { id: 'lamp-watch', type: 'ms.vss-work-web.work-item-notifications', targets: [form], properties: { uri } },
  {
    id: 'tower',
    type: 'ms.vss-web.hub',
    targets: ['ms.vss-work-web.work-hub-group'],
    properties: { name: 'Tower', uri, order: 40 },
  },
  {
    id: 'keeper',
    type: 'ms.vss-web.hub',
    targets: ['ms.vss-web.project-admin-hub-group'],
    properties: { name: 'Keeper', uri },
  },
  { id: 'signal', type: 'ms.vss-web.external-content', targets: [], properties: { uri } },
  {
    id: 'flash',
    type: 'ms.vss-web.action',
    targets: [
      'ms.vss-work-web.work-item-toolbar-menu',
      'ms.vss-work-web.query-result-work-item-menu',
      'ms.vss-work-web.backlog-item-menu',
    ],
    properties: { text: 'Flash', uri },
  },
  {
    id: 'bell',
    type: 'ms.vss-web.action-provider',
    targets: ['ms.vss-work-web.work-item-toolbar-menu'],
    properties: { uri },
  },
  {
    id: 'crew',
    type: 'ms.vss-work-web.backlog-panel',
    targets: ['ms.vss-work-web.requirement-backlog-toolpane'],
    properties: { title: 'Crew', name: 'Crew', uri },
  },
  {
    id: 'dark',
    type: 'ms.vss-web.hub',
    targets: ['ms.vss-work-web.work-hub-group'],
    properties: { name: 'Dark tower', uri: 'page.html?start=fail' },
  },
  {
    id: 'berth',
    type: 'ms.vss-release-web.release-editor-tab',
    targets: ['ms.vss-release-web.release-details-view'],
    properties: { name: 'Berth', uri },
  },
];
