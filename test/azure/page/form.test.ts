import { createFormEvents, type Shown } from '../../../static/azure/form';

function follow() {
  const told: (Shown | 'changed')[] = [];
  const { events, ask } = createFormEvents({
    onItem: (shown) => told.push(shown),
    onChange: () => told.push('changed'),
  });
  return { told, events, ask };
}

function form(id: number, isNew = false, isOpen = true) {
  return {
    hasActiveWorkItem: () => Promise.resolve(isOpen),
    getId: () => Promise.resolve(id),
    isNew: () => Promise.resolve(isNew),
  };
}

const item = (id: number): Shown => ({ kind: 'item', id });

describe('a form that has loaded its item before the page listens', () => {
  it('is asked for it', async () => {
    const { told, ask } = follow();
    await ask(form(7));
    expect(told).toEqual([item(7)]);
  });

  it('shows it once when it is told of it, too', async () => {
    const { told, ask, events } = follow();
    events.onLoaded({ id: 7, isNew: false });
    await ask(form(7));
    expect(told).toEqual([item(7)]);
  });

  it('shows the later one when another was loaded meanwhile', async () => {
    const { told, ask, events } = follow();
    const asking = ask(form(7));
    events.onLoaded({ id: 8, isNew: false });
    await asking;
    expect(told).toEqual([item(8)]);
  });

  it('shows nothing while it has none', async () => {
    const { told, ask } = follow();
    await ask(form(0, false, false));
    expect(told).toEqual([]);
  });
});

describe('a form that goes from item to item', () => {
  it('shows each in turn', () => {
    const { told, events } = follow();
    events.onLoaded({ id: 7, isNew: false });
    events.onUnloaded({ id: 7 });
    events.onLoaded({ id: 8, isNew: false });
    expect(told).toEqual([item(7), { kind: 'nothing' }, item(8)]);
  });

  it('keeps the next item when the last one leaves after it came', () => {
    const { told, events } = follow();
    events.onLoaded({ id: 7, isNew: false });
    events.onLoaded({ id: 8, isNew: false });
    events.onUnloaded({ id: 7 });
    expect(told).toEqual([item(7), item(8)]);
  });

  it('tells that its item was saved or read again', () => {
    const { told, events } = follow();
    events.onLoaded({ id: 7, isNew: false });
    events.onSaved({ id: 7 });
    events.onRefreshed({ id: 7 });
    expect(told).toEqual([item(7), 'changed', 'changed']);
  });
});

describe('an item that has never been saved', () => {
  it.each([
    ['new, without a number', 0, true],
    ['new, with a number for the time being', -1, true],
    ['without a number', 0, false],
  ])('is unsaved when it is %s', (_, id, isNew) => {
    const { told, events } = follow();
    events.onLoaded({ id, isNew });
    expect(told).toEqual([{ kind: 'unsaved' }]);
  });

  it('becomes an item when it is saved', () => {
    const { told, events } = follow();
    events.onLoaded({ id: 0, isNew: true });
    events.onSaved({ id: 31 });
    expect(told).toEqual([{ kind: 'unsaved' }, item(31)]);
  });
});
