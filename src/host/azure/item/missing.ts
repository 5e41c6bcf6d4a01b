import { AzureRefusal } from '#host/azure/seams';

/** As the platform answers for an item that is not there, or not for this person. */
export function missing(id: number): AzureRefusal {
  return new AzureRefusal(
    404,
    'WorkItemUnauthorizedAccessException',
    `TF401232: Work item ${id} does not exist, or you do not have permissions to read it.`,
  );
}
