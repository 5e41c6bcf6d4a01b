import { Link } from '../../shell/link';
import { start } from '../api/start';
import { contributionById, nameOf, pageOf } from '../host/contributions';
import { isFeatureOn, turnFeature } from '../host/features';
import { reachOf } from '../host/reach';
import { Zero } from '../parts/zero';
import { projectPath } from '../shell/place';
import { useProjects } from '../shell/project-data';

/** Every contribution of every installed extension, where it is shown, and why not where it is not. */
export function ExtensionsPage() {
  const { value: projects } = useProjects();
  const first = projects?.[0]?.name;
  return (
    <div className="page">
      <h1>Extensions</h1>
      {start.extensions.length === 0 && (
        <Zero title="No extensions are installed">
          Pack this one with npm run package:azure, or start the host with --vsix FILE.
        </Zero>
      )}
      {start.extensions.map((extension) => (
        <section key={extension.id} className="group">
          <h2 className="group__title" dir="auto">
            {extension.name} <small className="subtle">{`${extension.id} ${extension.version}`}</small>
          </h2>
          <p dir="auto">{extension.description}</p>
          <p className="subtle">
            {extension.scopes.length > 0 ? `Scopes: ${extension.scopes.join(', ')}` : 'It asks for no scopes.'}
          </p>
          <div
            className="table table--plain"
            tabIndex={0}
            role="region"
            aria-label={`Contributions of ${extension.name}`}
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">Contribution</th>
                  <th scope="col">Type</th>
                  <th scope="col">Where</th>
                </tr>
              </thead>
              <tbody>
                {extension.contributions.map(({ id, type }) => {
                  const contribution = contributionById(id);
                  if (contribution === undefined) return null;
                  return (
                    <tr key={id}>
                      <td>
                        {pageOf(contribution).kind === 'ok' ? (
                          <Link href={`/azure/_extensions/${encodeURIComponent(id)}`}>{nameOf(contribution)}</Link>
                        ) : (
                          nameOf(contribution)
                        )}
                      </td>
                      <td>
                        <code>{type}</code>
                      </td>
                      <td>
                        {type === 'ms.vss-web.feature' && (
                          <label className="inline">
                            <input
                              type="checkbox"
                              checked={isFeatureOn(id) === true}
                              onChange={({ target }) => turnFeature(id, target.checked)}
                            />{' '}
                            On
                          </label>
                        )}
                        {reachOf(contribution).map(({ where, path, why }) => (
                          <p key={where}>
                            {path !== undefined && first !== undefined ? (
                              <Link href={`${projectPath(first)}/${path}`}>{where}</Link>
                            ) : (
                              where
                            )}
                            {why && <span className="subtle">{` – ${why}`}</span>}
                          </p>
                        ))}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </div>
  );
}
