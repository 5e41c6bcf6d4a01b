import { RestProblem } from '../../api/rest';
import { signIn } from '../../shell/session';
import { start } from '../api/start';
import { MessageBar } from './message-bar';

/** Why something could not be read, in words, with what to do about it. */
export function Problem({ problem, retry }: { readonly problem: Error; retry?(): void }) {
  const status = problem instanceof RestProblem ? problem.status : 0;
  if (status === 401) {
    return (
      <MessageBar
        tone="warning"
        action={
          <button className="button" onClick={() => void signIn(start.people[0]?.accountId ?? null)}>
            Sign in
          </button>
        }
      >
        Your session has ended. Sign in to see this page.
      </MessageBar>
    );
  }
  return (
    <MessageBar
      tone="error"
      action={
        retry && (
          <button className="button" onClick={retry}>
            Try again
          </button>
        )
      }
    >
      {problem.message}
    </MessageBar>
  );
}
