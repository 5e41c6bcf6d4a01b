import type { CallName, CallReply, Commands } from '#app/contract';
import { answer } from '#app/handlers';
import { NotSignedIn } from '#app/ports';
import type { Session } from '#app/session';

/** The handler table itself: Azure DevOps runs no code of an extension but its page, so the page is the trusted side. */
export function createCommands(session: Session): Commands {
  return {
    async call<Name extends CallName>(name: Name, request: unknown) {
      const reply = await answer(name, request, session);
      if (reply.kind === 'not-signed-in') throw new NotSignedIn();
      return reply as CallReply<Name>;
    },
  };
}
