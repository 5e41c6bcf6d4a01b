import { route, webTrigger, asApp } from '@forge/api';
import { Queue, type AsyncEvent } from '@forge/events';
import { Filter, FilterConditions, kvs, WhereConditions } from '@forge/kvs';

interface Account {
  version: number;
}

/** The body names an account: its version grows by one, in one transaction with the entry and the outbox; a lost race is run again. */
export async function book({ body: account }: { body: string }) {
  // What a condition says of a missing key is not documented: version 0 holds the place.
  await kvs
    .entity<Account>('account')
    .set(account, { version: 0 }, { keyPolicy: 'FAIL_IF_EXISTS' })
    .catch(() => undefined);
  for (let races = 0; ; races += 1) {
    const before = (await kvs.entity<Account>('account').get(account))!.version;
    const version = before + 1;
    try {
      await kvs
        .transact()
        .set(
          account,
          { version },
          { entityName: 'account', conditions: new Filter<Account>().and('version', FilterConditions.equalTo(before)) },
        )
        .set(`${account}#${version}`, { account, version }, { entityName: 'entry' })
        .set(`${account}#outbox`, { version }, { entityName: 'outbox' })
        .execute();
    } catch (error) {
      if (races < 50) continue;
      throw error;
    }
    await new Queue({ key: 'posting' }).push({ body: { account, version } });
    return { statusCode: 201, body: JSON.stringify({ version, races, process: process.pid }) };
  }
}

/** All that is stored of the account that the path names. */
export async function read({ userPath }: { userPath: string }) {
  const account = userPath.slice(1);
  const entries = await kvs
    .entity<Account>('entry')
    .query()
    .index('by-account', { partition: [account] })
    .where(WhereConditions.greaterThan(0))
    .limit(100)
    .getMany();
  const posted = await kvs
    .query()
    .where('key', WhereConditions.beginsWith(`posted:${account}:`))
    .limit(100)
    .getMany();
  const answer = {
    version: (await kvs.entity<Account>('account').get(account))?.version ?? 0,
    outbox: (await kvs.entity<Account>('outbox').get(`${account}#outbox`))?.version ?? 0,
    entries: entries.results.map(({ value }) => value.version),
    posted: posted.results.map(({ value }) => value as unknown as number),
  };
  return { statusCode: 200, body: JSON.stringify(answer) };
}

export async function post(event: AsyncEvent<{ account: string; version: number }>) {
  const { account, version } = event.body;
  await kvs.set(`posted:${account}:${String(version).padStart(4, '0')}`, version);
}

/** Says in the log where the web triggers are; asks Jira for a little, so that a call is in the journal. */
export async function tellAddresses() {
  await asApp().requestJira(route`/rest/api/3/serverInfo`);
  console.log(JSON.stringify({ book: await webTrigger.getUrl('book'), read: await webTrigger.getUrl('read') }));
}
