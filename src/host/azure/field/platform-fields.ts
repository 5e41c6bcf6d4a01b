import type { Field, FieldType } from '#host/azure/seams';

/**
 * Fields that every organization has: `reference name | name | type | r` (r: only the platform writes it).
 * Names and types as in Microsoft's field index,
 * https://learn.microsoft.com/azure/devops/boards/work-items/guidance/work-item-field (2026-11-22).
 */
const rows = `
System.Id | ID | integer | r
System.Rev | Rev | integer | r
System.Watermark | Watermark | integer | r
System.Title | Title | string
System.State | State | string
System.Reason | Reason | string
System.WorkItemType | Work Item Type | string
System.TeamProject | Team Project | string
System.AreaPath | Area Path | treePath
System.AreaId | Area ID | integer
System.AreaLevel1 | Area Level 1 | string | r
System.AreaLevel2 | Area Level 2 | string | r
System.AreaLevel3 | Area Level 3 | string | r
System.AreaLevel4 | Area Level 4 | string | r
System.NodeName | Node Name | string | r
System.IterationPath | Iteration Path | treePath
System.IterationId | Iteration ID | integer
System.IterationLevel1 | Iteration Level 1 | string | r
System.IterationLevel2 | Iteration Level 2 | string | r
System.IterationLevel3 | Iteration Level 3 | string | r
System.IterationLevel4 | Iteration Level 4 | string | r
System.AssignedTo | Assigned To | identity
System.CreatedBy | Created By | identity
System.CreatedDate | Created Date | dateTime
System.ChangedBy | Changed By | identity
System.ChangedDate | Changed Date | dateTime
System.AuthorizedAs | Authorized As | identity | r
System.AuthorizedDate | Authorized Date | dateTime | r
System.RevisedDate | Revised Date | dateTime | r
System.PersonId | PersonId | integer | r
System.Description | Description | html
System.History | History | history
System.Tags | Tags | plainText
System.CommentCount | Comment Count | integer | r
System.AttachedFileCount | Attached File Count | integer | r
System.ExternalLinkCount | External Link Count | integer | r
System.HyperLinkCount | Hyperlink Count | integer | r
System.RelatedLinkCount | Related Link Count | integer | r
System.RemoteLinkCount | Remote Link Count | integer | r
System.Parent | Parent | integer | r
System.IsDeleted | Is Deleted | boolean | r
System.BoardColumn | Board Column | string | r
System.BoardColumnDone | Board Column Done | boolean | r
System.BoardLane | Board Lane | string | r
System.LinkTypes | Links | integer | r
Microsoft.VSTS.Common.Priority | Priority | integer
Microsoft.VSTS.Common.StackRank | Stack Rank | double
Microsoft.VSTS.Common.BacklogPriority | Backlog Priority | double
Microsoft.VSTS.Common.BusinessValue | Business Value | integer
Microsoft.VSTS.Common.TimeCriticality | Time Criticality | double
Microsoft.VSTS.Common.Risk | Risk | string
Microsoft.VSTS.Common.Severity | Severity | string
Microsoft.VSTS.Common.ValueArea | Value Area | string
Microsoft.VSTS.Common.Activity | Activity | string
Microsoft.VSTS.Common.AcceptanceCriteria | Acceptance Criteria | html
Microsoft.VSTS.Common.StateChangeDate | State Change Date | dateTime
Microsoft.VSTS.Common.ActivatedDate | Activated Date | dateTime
Microsoft.VSTS.Common.ActivatedBy | Activated By | identity
Microsoft.VSTS.Common.ResolvedDate | Resolved Date | dateTime
Microsoft.VSTS.Common.ResolvedBy | Resolved By | identity
Microsoft.VSTS.Common.ResolvedReason | Resolved Reason | string
Microsoft.VSTS.Common.ClosedDate | Closed Date | dateTime
Microsoft.VSTS.Common.ClosedBy | Closed By | identity
Microsoft.VSTS.Common.Triage | Triage | string
Microsoft.VSTS.Scheduling.StoryPoints | Story Points | double
Microsoft.VSTS.Scheduling.Effort | Effort | double
Microsoft.VSTS.Scheduling.Size | Size | double
Microsoft.VSTS.Scheduling.StartDate | Start Date | dateTime
Microsoft.VSTS.Scheduling.FinishDate | Finish Date | dateTime
Microsoft.VSTS.Scheduling.TargetDate | Target Date | dateTime
Microsoft.VSTS.Scheduling.DueDate | Due Date | dateTime
Microsoft.VSTS.Scheduling.OriginalEstimate | Original Estimate | double
Microsoft.VSTS.Scheduling.RemainingWork | Remaining Work | double
Microsoft.VSTS.Scheduling.CompletedWork | Completed Work | double
Microsoft.VSTS.TCM.ReproSteps | Repro Steps | html
Microsoft.VSTS.TCM.SystemInfo | System Info | html
Microsoft.VSTS.Build.FoundIn | Found In | string
Microsoft.VSTS.Build.IntegrationBuild | Integration Build | string
`;

const notSortable: readonly FieldType[] = ['html', 'plainText', 'history'];

/** The platform's own fields, in the order in which they were made. */
export const platformFields: readonly Field[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [referenceName = '', name = '', type = 'string', flags = ''] = row.split('|').map((cell) => cell.trim());
    return makeField({ referenceName, name, type: type as FieldType, isReadOnly: flags === 'r' });
  });

/** A field with the traits that follow from its type. */
export function makeField(
  field: Pick<Field, 'referenceName' | 'name' | 'type'> & { readonly isReadOnly?: boolean },
): Field {
  const { referenceName, name, type, isReadOnly = false } = field;
  return {
    referenceName,
    name,
    type,
    isReadOnly,
    isSortable: !notSortable.includes(type),
    isQueryable: true,
    isIdentity: type === 'identity',
  };
}
