import { Hono } from 'hono';
import { z } from 'zod';
import { pageContext, regionOf } from '#host/bridge/app-context';
import { extensionOf, type PlacedDeps } from '#host/bridge/extension';
import { createFrames, type Frame } from '#host/bridge/frames';
import { callFunction, functionCallSchema } from '#host/bridge/function-call';
import { carried } from '#host/bridge/journal';
import { modulesOf, readManifest } from '#host/bridge/modules';
import { placeSchema } from '#host/bridge/place';
import { callProduct, productCallSchema, productReply } from '#host/bridge/product-call';
import { createChannels } from '#host/bridge/realtime';
import { realtimeRoutes } from '#host/bridge/realtime-routes';
import type { Streams } from '#host/bridge/streams';
import type { SessionEnv } from '#host/bridge/session';
import { translated } from '#host/forge/translations';

const openSchema = z.object({
  moduleKey: z.string(),
  part: z.string().optional(),
  place: placeSchema,
  /** Set when the frame is a modal that an app opened: the frame that opened it and what it handed over. */
  modal: z.object({ opener: z.string(), context: z.unknown() }).optional(),
});

const noteSchema = z.array(
  z.object({
    name: z.string().max(200),
    status: z.number(),
    milliseconds: z.number(),
    bytes: z.number(),
    note: z.string().max(500).optional(),
  }),
);

type FrameEnv = { Variables: SessionEnv['Variables'] & { frame: Frame } };

/** `/host/frames`: frames that pages open, and the bridge calls from inside them that need the trusted side. */
export function frameRoutes(deps: PlacedDeps, streams: Streams): Hono<FrameEnv> {
  const modules = modulesOf(readManifest(deps.app.manifest), (key) => translated(deps.app.translations, key));
  const frames = createFrames();
  const channels = createChannels(() => deps.now().getTime());
  const app = new Hono<FrameEnv>();

  app.post('/', async (context) => {
    const { accountId } = context.get('session');
    if (accountId === undefined) return context.json({ message: 'Your session has ended.' }, 401);
    const asked = openSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!asked.success) return context.json({ message: z.prettifyError(asked.error) }, 400);
    const { moduleKey, part, place, modal } = asked.data;
    const module = modules.find((candidate) => candidate.key === moduleKey);
    if (module === undefined) return context.json({ message: `The app has no module ${moduleKey}.` }, 404);
    const opener = modal && frames.find(modal.opener);
    if (modal && opener?.accountId !== accountId)
      return context.json({ message: 'The frame that opens this modal is gone.' }, 410);
    const answer = opener
      ? { kind: 'ok' as const, extension: opener.extension }
      : await extensionOf(deps, accountId, module, part, place);
    if (answer.kind === 'not-found') return context.json({ message: `You cannot see ${answer.what}.` }, 404);
    const extension = modal ? { ...answer.extension, modal: modal.context ?? {} } : answer.extension;
    const localId = `ari:cloud:ecosystem::extension/${deps.app.grant.appId}/${deps.app.grant.environmentId}/static/${module.key}`;
    const frame = frames.open({ accountId, module, part, localId, extension });
    const region = await regionOf(deps, accountId);
    return context.json({ frameId: frame.id, context: pageContext(deps, frame, context.get('session'), region) });
  });

  app.use('/:id/*', async (context, next) => {
    const frame = frames.find(context.req.param('id'));
    if (frame === undefined) return context.json({ message: 'This frame is no longer known; reload the page.' }, 410);
    const { accountId } = context.get('session');
    if (accountId === undefined) return context.json({ message: 'Your session has ended.' }, 401);
    if (frame.accountId !== accountId) return context.json({ message: 'Somebody else is signed in now.' }, 401);
    context.set('frame', frame);
    return next();
  });

  app.post('/:id/close', (context) => {
    frames.close(context.req.param('id'));
    return context.body(null, 204);
  });

  app.post('/:id/invoke', async (context) => {
    const body = await context.req.text();
    const call = functionCallSchema.safeParse(parsed(body));
    if (!call.success) return context.json({ message: z.prettifyError(call.error) }, 400);
    const name = call.data.functionKey ?? call.data.invokeType ?? '';
    const what = {
      what: `bridge invoke ${name}`,
      as: context.get('frame').accountId,
      requestBytes: Buffer.byteLength(body),
    };
    return carried(deps, { method: 'POST', path: `/invoke/${name}` }, what, async () => {
      const reply = await callFunction(deps, context.get('frame'), call.data);
      if (reply.kind === 'ok') return Response.json({ value: reply.value });
      return Response.json({ message: reply.message }, { status: reply.kind === 'unmodelled' ? 501 : 424 });
    });
  });

  app.post('/:id/product', async (context) => {
    const body = await context.req.text();
    const call = productCallSchema.safeParse(parsed(body));
    if (!call.success) return context.json({ message: z.prettifyError(call.error) }, 400);
    const method = call.data.fetchRequestInit.method ?? 'GET';
    const what = {
      what: `${call.data.product} ${method} ${call.data.restPath}`,
      as: context.get('frame').accountId,
      requestBytes: Buffer.byteLength(call.data.fetchRequestInit.body ?? ''),
    };
    const response = await carried(deps, { method, path: call.data.restPath }, what, () =>
      callProduct(deps, context.get('frame').accountId, call.data),
    );
    return context.json(await productReply(response));
  });

  app.post('/:id/notes', async (context) => {
    const notes = noteSchema.safeParse(await context.req.json().catch(() => undefined));
    for (const note of notes.data ?? []) {
      deps.calls.add({
        at: deps.now().getTime() - note.milliseconds,
        milliseconds: note.milliseconds,
        from: 'page',
        what: `bridge ${note.name}`,
        as: context.get('frame').accountId,
        status: note.status,
        requestBytes: note.bytes,
        responseBytes: 0,
        isUnmodelled: note.status === 501,
        note: note.note,
      });
    }
    return context.body(null, 204);
  });

  app.route('/', realtimeRoutes(channels, streams));
  return app;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
