import type { Brand } from '#core/result';

/**
 * A place where a team plans: a board in Jira, a team in Azure DevOps. One text that needs nothing beside it, so that
 * it can be kept in a record.
 */
export type TeamId = Brand<string, 'TeamId'>;

/**
 * A sprint in Jira, a node of the project's iterations in Azure DevOps, where several teams may share it. One text that
 * needs nothing beside it, too.
 */
export type IterationId = Brand<string, 'IterationId'>;

/** The tracker's id of a kind of link. */
export type LinkTypeId = Brand<string, 'LinkTypeId'>;

/** A release train, as the page that made it has drawn it. */
export type TrainId = Brand<string, 'TrainId'>;

/** A planning interval of a train. */
export type PiId = Brand<string, 'PiId'>;
