import { AzureRefusal } from '#host/azure/seams';

/** A field's rule that a save broke, in the words of the platform's rule engine. */
export function ruleBroken(fieldName: string, code: string): AzureRefusal {
  return new AzureRefusal(
    400,
    'RuleValidationException',
    `TF401320: Rule Error for field ${fieldName}. Error code: ${code}.`,
  );
}

/** A value that its field cannot take: `ReadOnly`, `InvalidType`, `InvalidTooLong` … */
export function fieldStatus(referenceName: string, status: string): AzureRefusal {
  return new AzureRefusal(
    400,
    'RuleValidationException',
    `TF401326: Invalid field status '${status}' for field '${referenceName}'.`,
  );
}

/** A value beside those that its field allows. */
export function notSupported(fieldName: string, value: unknown): AzureRefusal {
  return new AzureRefusal(
    400,
    'RuleValidationException',
    `The field '${fieldName}' contains the value '${String(value)}' that is not in the list of supported values`,
  );
}

/** A field that the organization does not have. */
export function noSuchField(name: string): AzureRefusal {
  return new AzureRefusal(
    400,
    'WorkItemTrackingFieldDefinitionNotFoundException',
    `TF51535: Cannot find field ${name}.`,
  );
}

/** A path that is no node of the project. */
export function noSuchTree(itemId: number, referenceName: string): AzureRefusal {
  return new AzureRefusal(
    400,
    'WorkItemInvalidTreeNameException',
    `TF401347: Invalid tree name given for work item ${itemId}, field '${referenceName}'.`,
  );
}

/** A link that the kind of link, or the platform's limits, forbid. */
export function linkRefused(message: string, typeKey = 'WorkItemLinkException'): AzureRefusal {
  return new AzureRefusal(400, typeKey, message);
}

/** Somebody who may not write in an area. */
export function notPermitted(): AzureRefusal {
  return new AzureRefusal(
    403,
    'WorkItemUnauthorizedAccessException',
    'TF237111: The current user does not have permissions to save work items under the specified area path.',
  );
}
