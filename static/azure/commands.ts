import type { Call, Commands, Reply } from '#app/calls';
import { answer } from '#app/answer';
import { NotSignedIn } from '#app/ports/failures';
import type { AzureSession } from '#azure/session';
import type { IssueId } from '#core/issue';
import { reportBug } from '../panels/base/report';

/** The handlers themselves: Azure DevOps runs no code of an extension but its page, so the page is the trusted side. */
export function createCommands(session: AzureSession, report: typeof reportBug = reportBug): Commands {
  return {
    async call<Request, Value, Clash>(call: Call<Request, Value, Clash>, request: Request) {
      // Whoever changes an item is held to what it is now, not to what the screen was drawn from.
      if (call.effect !== 'reads' && isOnIssue(request)) session.tracker.forget(request.issueId);
      const reply = await answer(call.name, request, session, (name, error) => report(error, name));
      if (reply.kind === 'not-signed-in') throw new NotSignedIn();
      return reply as Reply<Value, Clash>;
    },
  };
}

function isOnIssue(request: unknown): request is { readonly issueId: IssueId } {
  return typeof request === 'object' && request !== null && 'issueId' in request;
}
