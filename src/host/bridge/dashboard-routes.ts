import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Dashboards } from '#host/jira/dashboards';
import type { SessionEnv } from '#host/bridge/session';

const nameSchema = z.object({ name: z.string().trim().min(1).max(255) });
const gadgetSchema = z.object({ moduleKey: z.string().max(255) });
const configurationSchema = z.object({ configuration: z.unknown() });

/** `/host/dashboards`: dashboards, gadgets and gadgets' settings, for the product's own pages. */
export function dashboardRoutes(dashboards: Dashboards): Hono<SessionEnv> {
  const app = new Hono<SessionEnv>();
  app.use('*', async (context, next) =>
    context.get('session').accountId === undefined ? context.json({ message: 'Your session has ended.' }, 401) : next(),
  );

  app.get('/', (context) => context.json({ dashboards: dashboards.list() }));
  app.post('/', async (context) => {
    const asked = nameSchema.safeParse(await bodyOf(context));
    return asked.success
      ? context.json(dashboards.add(asked.data.name), 201)
      : context.json({ message: z.prettifyError(asked.error) }, 400);
  });
  app.get('/:id/gadgets', (context) => context.json({ gadgets: dashboards.gadgets(context.req.param('id')) }));
  app.post('/:id/gadgets', async (context) => {
    const asked = gadgetSchema.safeParse(await bodyOf(context));
    if (!asked.success) return context.json({ message: z.prettifyError(asked.error) }, 400);
    const gadget = dashboards.addGadget(context.req.param('id'), asked.data.moduleKey);
    return gadget ? context.json(gadget, 201) : context.json({ message: 'There is no such dashboard.' }, 404);
  });
  app.post('/gadgets/:gadget/configuration', async (context) => {
    const asked = configurationSchema.safeParse(await bodyOf(context));
    const isKept = asked.success && dashboards.configure(context.req.param('gadget'), asked.data.configuration);
    return isKept ? context.body(null, 204) : context.json({ message: 'There is no such gadget.' }, 404);
  });
  app.post('/gadgets/:gadget/remove', (context) => {
    const isGone = dashboards.remove(context.req.param('gadget'));
    return isGone ? context.body(null, 204) : context.json({ message: 'There is no such gadget.' }, 404);
  });
  return app;
}

function bodyOf(context: Context): Promise<unknown> {
  return context.req.json().catch(() => undefined);
}
