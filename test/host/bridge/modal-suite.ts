import type * as Forge from '@forge/bridge';
import { openPanel, page } from './flower-page';
import { frameOf } from './site';

declare const forge: typeof Forge;
declare const kept: Record<string, unknown[]>;

/** An app that shows a flag. */
export function flagSuite(): void {
  it('draws it as text, hears its action, and closes it', async () => {
    const frame = await openPanel();
    await frame.evaluate(() => {
      const pressed: unknown[] = [];
      const flag = forge.showFlag({
        id: 'f1',
        title: '<b>Bloomed</b>',
        description: 'A rose',
        type: 'success',
        actions: [{ text: 'Smell', onClick: () => void pressed.push('smelled') }],
      });
      Object.assign(globalThis, { kept: { pressed }, flag });
    });
    await page.getByRole('heading', { name: '<b>Bloomed</b>' }).waitFor();
    await page.getByRole('button', { name: 'Smell' }).click();
    await frame.waitForFunction(() => kept['pressed']?.[0] === 'smelled');
    await frame.evaluate(() => (globalThis as unknown as { flag: { close(): Promise<unknown> } }).flag.close());
    await page.locator('[data-flag="f1"]').waitFor({ state: 'detached' });
  });
}

/** An app that opens a modal. */
export function modalSuite(): void {
  it('hands over a context and receives what the modal closes with', async () => {
    const frame = await openPanel();
    await frame.evaluate(() => {
      const closed: unknown[] = [];
      Object.assign(globalThis, { kept: { closed } });
      return new forge.Modal({
        resource: 'edit',
        size: 'small',
        context: { colour: 'red' },
        onClose: (payload: unknown) => void closed.push(payload),
      }).open();
    });
    const modal = await frameOf(page, 'panel', 1);
    const extension = (await modal.evaluate(() => forge.view.getContext())).extension as {
      modal: unknown;
      issue: { key: string };
    };
    expect(extension.modal).toEqual({ colour: 'red' });
    expect(extension.issue.key).toBe('FLOW-1');
    expect(modal.url()).toContain('/edit/');
    await modal.evaluate(() => void forge.view.close({ pressed: true }));
    await frame.waitForFunction(() => kept['closed']?.length === 1);
    expect(await frame.evaluate(() => kept['closed'])).toEqual([{ pressed: true }]);
  });

  it('closes on Escape only when the app allows it', async () => {
    const frame = await openPanel();
    await frame.evaluate(() => new forge.Modal({ closeOnEscape: false, title: 'Stay' }).open());
    await frameOf(page, 'panel', 1);
    await page.getByRole('dialog', { name: 'Stay' }).press('Escape');
    expect(await page.getByRole('dialog', { name: 'Stay' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog', { name: 'Stay' }).waitFor({ state: 'detached' });
    await frame.evaluate(() => new forge.Modal({ title: 'Go' }).open());
    await page.getByRole('dialog', { name: 'Go' }).press('Escape');
    await page.getByRole('dialog', { name: 'Go' }).waitFor({ state: 'detached' });
  });

  it('cannot close what is not a modal', async () => {
    const frame = await openPanel();
    expect(await frame.evaluate(() => forge.view.close().catch((error: Error) => error.message))).toBe(
      "this resource's view is not closable.",
    );
  });
}
