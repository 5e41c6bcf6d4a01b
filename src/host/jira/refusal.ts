/**
 * A request that Jira refuses, with the status and body that it answers. Thrown anywhere below a handler and caught once,
 * in the router, because it also undoes what the request had changed so far.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`Refused with ${status}`);
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
  }
}

/** The usual error body with sentences that belong to no field. */
export function refuse(status: number, ...errorMessages: string[]): Refusal {
  return new Refusal(status, { errorMessages, errors: {} });
}

/** The usual error body with sentences by field. */
export function refuseFields(errors: Readonly<Record<string, string>>): Refusal {
  return new Refusal(400, { errorMessages: [], errors });
}

/** As Jira answers for an issue that is not there, or not for this person. */
export function noSuchIssue(): Refusal {
  return refuse(404, 'Issue does not exist or you do not have permission to see it.');
}
