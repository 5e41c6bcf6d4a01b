import type { IssueId } from '#core/issue';
import { startAzure, type AzureApp } from '../app/azure';

let app: AzureApp;
afterEach(() => app.close());

const place = () =>
  app
    .page('ben')
    .tracker.issues.placeOf(
      { projectId: app.project('Ferry'), projectKey: 'Ferry', withDone: false, fields: {} },
      '10002' as IssueId,
      'wsjf',
      3,
    );

describe('the place of an item in its backlog', () => {
  it('is among all of it where every type has a field for the score', async () => {
    app = startAzure();
    app.azure.change((world) => {
      const project = world.projects.get(app.project('Ferry'))!;
      const field = project.types
        .flatMap(({ fields }) => fields)
        .find(({ referenceName }) => referenceName === 'Custom.WSJF')!;
      const types = project.types.map((type) =>
        type.fields.includes(field)
          ? type
          : { ...type, fields: [...type.fields.filter(({ referenceName }) => referenceName !== 'Custom.WSJF'), field] },
      );
      world.projects.put({ ...project, types });
    });
    expect(await place()).not.toHaveProperty('among');
  });

  it('names the types that are counted where others have no such field', async () => {
    app = startAzure();
    app.azure.change((world) => {
      const project = world.projects.get(app.project('Ferry'))!;
      const types = project.types.map((type) =>
        type.name === 'Feature' || type.name === 'Epic'
          ? type
          : { ...type, fields: type.fields.filter(({ referenceName }) => referenceName !== 'Custom.WSJF') },
      );
      world.projects.put({ ...project, types });
    });
    expect((await place())?.among).toEqual(['Epic', 'Feature']);
  });
});
