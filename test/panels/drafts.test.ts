import * as z from 'zod/mini';
import { createDraft, createDrafts } from '../../static/panels/base/drafts';
import { enValuePage } from '../../static/panels/words/en-value-page';
import { enValuePanel } from '../../static/panels/words/en-value-panel';
import { wordsFor } from '../../static/panels/words/use-words';
import type { Viewer } from '../../static/panels/host';

/** A browser's storage, as full as `limit` characters make it. */
function storage(limit = 1_000): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, text: string) {
      if (text.length > limit) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, text);
    },
    removeItem: (key: string) => void kept.delete(key),
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    clear: () => kept.clear(),
  };
}

function forbidden(): Storage {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
}

const viewer = {
  locale: 'en-US',
  timeZone: 'UTC',
  words: { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' },
} as Viewer;

describe('a browser that stores', () => {
  it('keeps drafts through a reload, each person’s apart, and nothing else', () => {
    const disk = storage();
    createDrafts('ana', () => disk).write('a', 'typed');
    expect(createDrafts('ana', () => disk).read('a')).toBe('typed');
    expect(createDrafts('ben', () => disk).read('a')).toBeUndefined();
    expect(disk.length).toBe(1);
  });

  it('is said to keep them on this device', () => {
    const disk = storage();
    const drafts = createDrafts('ana', () => disk);
    expect(drafts.lasts).toBe(true);
    expect(wordsFor(enValuePanel, { viewer, drafts }).say('draftOnDevice')).toBe('Draft kept on this device');
  });
});

describe('a browser that forbids it', () => {
  it('keeps drafts while the page stands, and the words say so', () => {
    const drafts = createDrafts('ana', forbidden);
    drafts.write('a', 'typed');
    expect([drafts.read('a'), drafts.lasts]).toEqual(['typed', false]);
    expect(wordsFor(enValuePanel, { viewer, drafts }).say('kept')).toBe(
      'What you typed is kept until you leave this page.',
    );
    expect(wordsFor(enValuePage, { viewer, drafts }).say('unreachable', { count: 2 })).toBe(
      '2 edits could not be stored: no answer. They are kept until you leave this page.',
    );
    drafts.write('a', undefined);
    expect(drafts.read('a')).toBeUndefined();
  });
});

describe('a disk that fills up', () => {
  it('keeps the newest text in memory, ends the promise, and never brings an older text back', () => {
    const disk = storage(20);
    const drafts = createDrafts('ana', () => disk);
    const words = wordsFor(enValuePanel, { viewer, drafts });
    drafts.write('a', 'short');
    expect(drafts.lasts).toBe(true);
    drafts.write('a', 'much longer than the disk has room for');
    expect([drafts.read('a'), drafts.lasts]).toEqual(['much longer than the disk has room for', false]);
    expect(words.say('draftOnDevice')).toBe('Draft kept until you leave this page');
  });
});

describe('a draft of a known form', () => {
  const form = (version: number) => ({ version, schema: z.object({ text: z.string() }) });

  it('comes back as it was kept, and leaves nothing behind when there is nothing to keep', () => {
    const disk = storage();
    const draft = createDraft(
      createDrafts('ana', () => disk),
      'note',
      form(1),
    );
    draft.keep({ text: 'typed' });
    expect(draft.restore()).toEqual({ text: 'typed' });
    draft.keep(undefined);
    expect([draft.restore(), disk.length]).toEqual([undefined, 0]);
  });

  it('counts as none when an older or a newer page kept it, or something else did', () => {
    const device = createDrafts('ana', forbidden);
    createDraft(device, 'note', form(1)).keep({ text: 'typed' });
    expect(createDraft(device, 'note', form(2)).restore()).toBeUndefined();
    for (const text of ['', '{', 'null', '"typed"', '{"text":"typed"}', '{"version":1,"value":{"text":7}}']) {
      device.write('note', text);
      expect(createDraft(device, 'note', form(1)).restore()).toBeUndefined();
    }
  });
});
