import type { AzureSession } from '#azure/session';
import { reads, type CallName, type CallReply, type CallRequest, type Commands } from '#app/contract';
import { answer } from '#app/handlers';
import { NotSignedIn } from '#app/ports';
import type { IssueId } from '#core/issue';

/** The handler table itself: Azure DevOps runs no code of an extension but its page, so the page is the trusted side. */
export function createCommands(session: AzureSession): Commands {
  return {
    async call<Name extends CallName>(name: Name, request: CallRequest<Name>) {
      // Whoever changes an item is held to what it is now, not to what the screen was drawn from.
      if (!reads.has(name) && 'issueId' in request) session.tracker.forget(request.issueId as IssueId);
      const reply = await answer(name, request, session);
      if (reply.kind === 'not-signed-in') throw new NotSignedIn();
      return reply as CallReply<Name>;
    },
  };
}
