import { granteesOf } from '#host/forge/grantees';

describe('a global permission of an app', () => {
  it.each([
    [{}, 'administrators'],
    [{ defaultGrants: ['jira-administrators'] }, 'administrators'],
    [{ defaultGrants: ['none'] }, 'nobody'],
    [{ defaultGrants: ['jira-administrators', 'all'], anonymousAllowed: false }, 'people'],
    [{ defaultGrants: ['all'], anonymousAllowed: true }, 'anyone'],
  ])('declared with %j is held by %s', (properties, grantees) => {
    expect(granteesOf(properties)).toBe(grantees);
  });
});
