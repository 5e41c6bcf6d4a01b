import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { AppFrame } from '../forge/app-frame';
import { modulesOfType } from '../forge/places';
import { useShown } from '../forge/shown-modules';
import { useRemembered } from '../shell/remembered';
import { Comments } from './comments';
import { History } from './history';

/** Comments, history, and the app's own tabs; the open tab is remembered. */
export function Activity({ issueKey }: { readonly issueKey: string }) {
  const modules = useShown(modulesOfType('jira:issueActivity'), { issue: issueKey });
  const [open, setOpen] = useRemembered('activity tab', 'comments');
  const keys = ['comments', 'history', ...modules.map((module) => `app ${module.key}`)];
  return (
    <section className="block">
      <h2>Activity</h2>
      <Tabs
        className="tabs"
        selectedKey={keys.includes(open) ? open : 'comments'}
        onSelectionChange={(key) => setOpen(String(key))}
      >
        <TabList className="tabs__list" aria-label="Activity">
          <Tab className="tabs__tab" id="comments">
            Comments
          </Tab>
          <Tab className="tabs__tab" id="history">
            History
          </Tab>
          {modules.map((module) => (
            <Tab key={module.key} className="tabs__tab" id={`app ${module.key}`}>
              {module.title}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="comments">
          <Comments issueKey={issueKey} />
        </TabPanel>
        <TabPanel id="history">
          <History issueKey={issueKey} />
        </TabPanel>
        {modules.map((module) => (
          <TabPanel key={module.key} id={`app ${module.key}`}>
            <AppFrame view={{ module, resource: module.resource ?? '', place: { issue: issueKey } }} height="content" />
          </TabPanel>
        ))}
      </Tabs>
    </section>
  );
}
