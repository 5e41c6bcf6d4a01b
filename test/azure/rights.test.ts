import { AzureClient } from '#azure/client';
import { RightsByPlace } from '#azure/place-rights';
import { ProjectNodes } from '#azure/project-nodes';
import { short, startAzure, type AzureApp } from '../app/azure';

let app: AzureApp;
afterEach(() => app.close());

describe('rights of which an answer expires', () => {
  it('are asked again, at whichever of the looks at the clock that is, and never made up', async () => {
    app = startAzure();
    const client = new AzureClient(app.requestAs('ben'), short);
    const ferry = app.project('Ferry');
    const expected = { see: true, edit: true, administer: false, holds: new Set() };
    // Answers are kept for a minute: the clock passes it at the first look, the second one, and so on.
    for (let looks = 0; looks < 20; looks += 1) {
      let now = 0;
      let left = Infinity;
      const clock = (): number => {
        if (left === 0) now = 60_000;
        left -= 1;
        return now;
      };
      const rights = new RightsByPlace(client, new ProjectNodes(client, clock), clock);
      expect(await rights.ofProject(ferry)).toEqual(expected);
      left = looks;
      now = 59_999;
      expect([looks, await rights.ofProject(ferry)]).toEqual([looks, expected]);
    }
  });
});
