import { readContext, viewerOf } from '../../../static/azure/context';
import { timeZoneOf } from '../../../static/azure/time-zone';
import { zonesOfWindows } from '../../../static/azure/windows-zones';

const user = { id: 'c2f3', name: 'kim@example.com', displayName: 'Kim' };
const page = {
  globalization: { culture: 'de-DE', timeZoneId: 'W. Europe Standard Time' },
  webContext: { project: { id: '1-2', name: 'Züge & Gleise' } },
};

describe('the viewer of a page', () => {
  it('has the person’s own language, time zone and project', () => {
    expect(viewerOf(readContext(user, page))).toEqual({
      accountId: 'c2f3',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      project: { id: '1-2', key: 'Züge & Gleise' },
      words: {
        issue: 'work item',
        issues: 'work items',
        project: 'project',
        queryLanguage: 'WIQL',
        tracker: 'Azure DevOps',
      },
    });
  });

  it('looks at the form’s item, whose key is its number', () => {
    expect(viewerOf(readContext(user, page), 42).issue).toEqual({ id: '42', key: '42' });
  });

  it('looks at no project on a page of the organization', () => {
    expect(viewerOf(readContext(user, { webContext: { project: null } })).project).toBeUndefined();
  });

  it('is nobody without an id', () => {
    expect(() => readContext({}, page)).toThrow();
  });
});

describe('a time zone of a profile', () => {
  it('is known by its Windows name, and by its own', () => {
    expect(timeZoneOf('Pacific Standard Time')).toBe('America/Los_Angeles');
    expect(timeZoneOf('India Standard Time')).toBe('Asia/Calcutta');
    expect(timeZoneOf('UTC')).toBe('Etc/UTC');
    expect(timeZoneOf('Europe/Lisbon')).toBe('Europe/Lisbon');
  });

  it.each([undefined, 'Moon Standard Time'])('is the browser’s when it is %s', (id) => {
    expect(timeZoneOf(id)).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  it('is one that browsers know, whichever it is', () => {
    const unknown = [...zonesOfWindows.keys()].filter((id) => timeZoneOf(id) !== zonesOfWindows.get(id));
    expect(unknown).toEqual([]);
    expect(zonesOfWindows.size).toBe(139);
  });
});
