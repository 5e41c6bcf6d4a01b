import type { AppModule } from '../../bridge/modules';
import type { Place } from '../../bridge/place';
import { ModuleMenu } from '../forge/module-menu';
import { modulesOfType } from '../forge/places';

/** The app's actions on a search and on the rows ticked in it. */
export function NavigatorMenu({ jql, ticked }: { readonly jql: string; readonly ticked: readonly string[] }) {
  const modules: readonly AppModule[] = modulesOfType('jira:issueNavigatorAction');
  const place: Place = { jql, issueKeys: [...ticked] };
  return <ModuleMenu label="More actions" modules={modules} place={place} />;
}
