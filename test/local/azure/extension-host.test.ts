import type * as Sdk from 'azure-devops-extension-sdk';
import type { Frame, Page } from 'playwright-core';
import { frameOf, startAzureSite, type AzureTestSite } from './extension-host/site';

declare const sdk: typeof Sdk;
declare const heard: { name: string; value: unknown }[];

jest.setTimeout(40_000);

let site: AzureTestSite;
let page: Page;
let frame: Frame;

beforeAll(async () => {
  site = await startAzureSite();
  page = await site.open('/azure/_extensions/harbour.lighthouse.signal');
  frame = await frameOf(page, 'signal');
}, 90_000);

afterAll(() => site.close());

describe('an extension’s page', () => {
  it('lies on another origin and is told who looks at it, and from which package it comes', async () => {
    expect(new URL(frame.url()).origin).toBe(site.contentOrigin);
    const [first] = site.azure.organization.people();
    const context = await frame.evaluate(() => ({ contribution: sdk.getContributionId(), extension: sdk.getExtensionContext(), user: sdk.getUser(), host: sdk.getHost() }));
    expect(context).toMatchObject({
      contribution: 'harbour.lighthouse.signal',
      extension: { id: 'harbour.lighthouse', publisherId: 'harbour', extensionId: 'lighthouse', version: '1.2.3' },
      user: { id: first?.id, displayName: first?.name, name: first?.uniqueName },
      host: { isHosted: true, type: 4 },
    });
  });

  it('hears that a service is unknown in the platform’s words, and the call is listed as not modelled', async () => {
    const message = await frame.evaluate(() => sdk.getService('ms.vss-web.no-such-service').then(() => 'found', (error: Error) => error.message));
    expect(message).toBe('No contribution provider or uri for ms.vss-web.no-such-service.');
  });
});
