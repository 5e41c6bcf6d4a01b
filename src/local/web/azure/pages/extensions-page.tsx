import { Link } from '../../shell/link';
import { start } from '../api/start';
import { nameOf } from '../host/contributions';

/** Every contribution of every installed extension, and where it is shown. */
export function ExtensionsPage() {
  return (
    <>
      <h1>Extensions</h1>
      {start.extensions.map((extension) => (
        <section key={extension.id}>
          <h2>{extension.name}</h2>
          <ul>
            {extension.contributions.map((contribution) => (
              <li key={contribution.id}>
                <Link href={`/azure/_extensions/${encodeURIComponent(contribution.id)}`}>{nameOf(contribution)}</Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
