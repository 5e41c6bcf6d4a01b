/** A permission as Jira lists it. */
export interface Permission {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'GLOBAL' | 'PROJECT';
}

/** Roles that a project permission is granted to: everyone from `viewer` up, `member` up, or `administrator` only. */
export type Level = 'viewer' | 'member' | 'administrator';

/** Jira's permission scheme: id, key, name, who holds it, description. */
const projectRows: readonly (readonly [string, string, string, Level, string])[] = [
  ['10', 'BROWSE_PROJECTS', 'Browse Projects', 'viewer', 'Ability to browse projects and the issues within them.'],
  ['11', 'CREATE_ISSUES', 'Create Issues', 'member', 'Ability to create issues.'],
  ['12', 'EDIT_ISSUES', 'Edit Issues', 'member', 'Ability to edit issues.'],
  ['13', 'ASSIGN_ISSUES', 'Assign Issues', 'member', 'Ability to assign issues to other people.'],
  [
    '14',
    'RESOLVE_ISSUES',
    'Resolve Issues',
    'member',
    'Ability to resolve and reopen issues. This includes the ability to set a fix version.',
  ],
  ['15', 'ADD_COMMENTS', 'Add Comments', 'viewer', 'Ability to comment on issues.'],
  ['16', 'DELETE_ISSUES', 'Delete Issues', 'administrator', 'Ability to delete issues.'],
  ['17', 'ASSIGNABLE_USER', 'Assignable User', 'member', 'Users with this permission may be assigned to issues.'],
  ['18', 'CLOSE_ISSUES', 'Close Issues', 'member', 'Ability to close issues.'],
  ['19', 'CREATE_ATTACHMENTS', 'Create Attachments', 'member', 'Users with this permission may create attachments.'],
  ['20', 'WORK_ON_ISSUES', 'Work On Issues', 'member', 'Ability to log work done against an issue.'],
  ['21', 'LINK_ISSUES', 'Link Issues', 'member', 'Ability to link issues together and create linked issues.'],
  ['23', 'ADMINISTER_PROJECTS', 'Administer Projects', 'administrator', 'Ability to administer a project in Jira.'],
  [
    '25',
    'MOVE_ISSUES',
    'Move Issues',
    'member',
    'Ability to move issues between projects or between workflows of the same project.',
  ],
  [
    '26',
    'SET_ISSUE_SECURITY',
    'Set Issue Security',
    'administrator',
    'Ability to set the level of security on an issue so that only people in that security level can see the issue.',
  ],
  ['28', 'SCHEDULE_ISSUES', 'Schedule Issues', 'member', "Ability to view or edit an issue's due date."],
  ['29', 'VIEW_DEV_TOOLS', 'View Development Tools', 'viewer', 'Allows users to view development-related information.'],
  [
    '30',
    'MODIFY_REPORTER',
    'Modify Reporter',
    'administrator',
    'Ability to modify the reporter when creating or editing an issue.',
  ],
  [
    '31',
    'VIEW_VOTERS_AND_WATCHERS',
    'View Voters and Watchers',
    'viewer',
    'Ability to view the voters and watchers of an issue.',
  ],
  ['32', 'MANAGE_WATCHERS', 'Manage Watchers', 'administrator', 'Ability to manage the watchers of an issue.'],
  ['34', 'EDIT_ALL_COMMENTS', 'Edit All Comments', 'administrator', 'Ability to edit all comments made on issues.'],
  ['35', 'EDIT_OWN_COMMENTS', 'Edit Own Comments', 'viewer', 'Ability to edit own comments made on issues.'],
  [
    '36',
    'DELETE_ALL_COMMENTS',
    'Delete All Comments',
    'administrator',
    'Ability to delete all comments made on issues.',
  ],
  ['37', 'DELETE_OWN_COMMENTS', 'Delete Own Comments', 'viewer', 'Ability to delete own comments made on issues.'],
  [
    '38',
    'DELETE_ALL_ATTACHMENTS',
    'Delete All Attachments',
    'administrator',
    'Users with this permission may delete all attachments.',
  ],
  [
    '39',
    'DELETE_OWN_ATTACHMENTS',
    'Delete Own Attachments',
    'member',
    'Users with this permission may delete own attachments.',
  ],
  ['40', 'EDIT_OWN_WORKLOGS', 'Edit Own Worklogs', 'member', 'Ability to edit own worklogs made on issues.'],
  ['41', 'EDIT_ALL_WORKLOGS', 'Edit All Worklogs', 'administrator', 'Ability to edit all worklogs made on issues.'],
  ['42', 'DELETE_OWN_WORKLOGS', 'Delete Own Worklogs', 'member', 'Ability to delete own worklogs made on issues.'],
  [
    '43',
    'DELETE_ALL_WORKLOGS',
    'Delete All Worklogs',
    'administrator',
    'Ability to delete all worklogs made on issues.',
  ],
  [
    '45',
    'VIEW_READONLY_WORKFLOW',
    'View Read-Only Workflow',
    'viewer',
    'Users with this permission may view a read-only version of a workflow.',
  ],
  ['46', 'TRANSITION_ISSUES', 'Transition Issues', 'member', 'Ability to transition issues.'],
  ['49', 'VIEW_AGGREGATED_DATA', 'View aggregated data', 'viewer', 'Ability to see aggregated data of a project.'],
  ['50', 'MANAGE_SPRINTS_PERMISSION', 'Manage Sprints', 'member', 'Ability to manage sprints.'],
  ['51', 'ARCHIVE_ISSUES', 'Archive Issues', 'administrator', 'Ability to archive issues for a specific project.'],
  ['52', 'UNARCHIVE_ISSUES', 'Restore Issues', 'administrator', 'Ability to restore issues for a specific project.'],
];

/** Global permissions: id, key, name, whether everybody holds it, description. */
const globalRows: readonly (readonly [string, string, string, boolean, string])[] = [
  [
    '0',
    'ADMINISTER',
    'Administer Jira',
    false,
    'Create and administer projects, issue types, fields, workflows, and schemes for all projects.',
  ],
  [
    '22',
    'CREATE_SHARED_OBJECTS',
    'Share dashboards and filters',
    true,
    'Share dashboards and filters with other users.',
  ],
  [
    '24',
    'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
    'Manage group filter subscriptions',
    false,
    'Create and delete group filter subscriptions.',
  ],
  [
    '27',
    'USER_PICKER',
    'Browse users and groups',
    true,
    'View and select users or groups from the user picker, and share issues.',
  ],
  ['33', 'BULK_CHANGE', 'Make bulk changes', true, 'Modify collections of issues at once.'],
  [
    '44',
    'SYSTEM_ADMIN',
    'Jira System Administrators',
    false,
    'Ability to perform all administration functions. There must be at least one group with this permission.',
  ],
  [
    '47',
    'CREATE_PROJECT',
    'Create team-managed projects',
    false,
    'Create projects separate from shared configurations and schemes.',
  ],
];

/** All permissions that Jira itself brings. */
export const permissions: readonly Permission[] = [
  ...globalRows.map(([id, key, name, , description]) => ({ id, key, name, description, type: 'GLOBAL' as const })),
  ...projectRows.map(([id, key, name, , description]) => ({ id, key, name, description, type: 'PROJECT' as const })),
];

/** The least role that holds a project permission. */
export const levelOf: ReadonlyMap<string, Level> = new Map(projectRows.map(([, key, , level]) => [key, level]));

/** Global permissions that every signed-in person holds. */
export const commonGlobals: ReadonlySet<string> = new Set(globalRows.filter((row) => row[3]).map((row) => row[1]));
