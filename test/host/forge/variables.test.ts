import { appVariables, fillManifest } from '#host/forge/variables';

describe('the variables of an app', () => {
  it('are those that the host is told of as the tunnel is', () => {
    expect(appVariables({ FORGE_USER_VAR_GREETING: 'hi', GREETING: 'no', HOME: '/home' })).toEqual({ GREETING: 'hi' });
  });
});

describe('a manifest with variables', () => {
  const manifest = {
    environment: { variables: ['KEY', { key: 'PLACE', default: 'here' }] },
    app: { id: 'app/${KEY}' },
    remotes: [{ baseUrl: 'https://${PLACE}/${OTHER}' }],
  };

  it('is filled from the environment, else by defaults; what it does not declare stays', () => {
    const { document, missing } = fillManifest(manifest, { KEY: 'k', OTHER: 'o' });
    expect(document).toMatchObject({ app: { id: 'app/k' }, remotes: [{ baseUrl: 'https://here/${OTHER}' }] });
    expect(missing).toEqual([]);
    expect(fillManifest(manifest, { KEY: 'k', PLACE: 'there' }).document).toMatchObject({
      remotes: [{ baseUrl: 'https://there/${OTHER}' }],
    });
  });

  it('names what it lacks', () => {
    expect(fillManifest(manifest, {}).missing).toEqual(['KEY']);
  });
});
