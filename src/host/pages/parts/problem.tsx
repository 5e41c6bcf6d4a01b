import { RestProblem } from '../api/rest';
import { start } from '../api/start';
import { signIn } from '../shell/session';
import { Notice } from './notice';

/** Why something could not be read, in words, with what to do about it. */
export function Problem({ problem, retry }: { readonly problem: Error; retry?(): void }) {
  const status = problem instanceof RestProblem ? problem.status : 0;
  if (status === 401) {
    return (
      <Notice
        tone="warning"
        title="Your session has ended"
        action={
          <button className="button" onClick={() => void signIn(start.people[0]?.accountId ?? null)}>
            Log in again
          </button>
        }
      >
        Log in to see this page.
      </Notice>
    );
  }
  return (
    <Notice
      tone="error"
      title={titleOf(status)}
      action={
        retry && (
          <button className="button" onClick={retry}>
            Try again
          </button>
        )
      }
    >
      {problem.message}
    </Notice>
  );
}

function titleOf(status: number): string {
  if (status === 403) return 'You don’t have permission to see this';
  if (status === 404) return 'We couldn’t find that';
  if (status === 501) return 'The local Jira does not do this';
  return 'Something went wrong';
}
