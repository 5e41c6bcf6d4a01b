import { contributionById, nameOf } from '../host/contributions';
import { ExtensionFrame } from '../host/extension-frame';
import { MessageBar } from '../parts/message-bar';

/** One contribution by itself. */
export function ContributionPage({ contributionId }: { readonly contributionId: string }) {
  const contribution = contributionById(contributionId);
  if (contribution === undefined) return <MessageBar tone="error">{`No installed extension contributes ${contributionId}.`}</MessageBar>;
  return (
    <>
      <h1>{nameOf(contribution)}</h1>
      <ExtensionFrame contribution={contribution} place={{}} height="content" />
    </>
  );
}
