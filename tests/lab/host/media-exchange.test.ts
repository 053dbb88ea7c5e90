/** The lab's media service: whoever moves on while a connection is being set up leaves nobody with the wrong one. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeMedia, viewing } from './fake-media.ts';

const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
beforeEach(() => complaints.mockClear());
afterEach(() => expect(complaints).not.toHaveBeenCalled());

const stage = () => {
  const world = new FakeMedia();
  return { world, alice: world.phone(), bob: world.phone() };
};

/** Bob sees the first of Alice's pictures of the stream `a`. */
const connected = async () => {
  const staged = stage();
  const published = staged.alice.publish('a', 'first');
  const bobSees = viewing(staged.bob, 'a');
  await staged.world.allReady();
  expect(staged.world.seen).toEqual(['first']);
  return { ...staged, published, bobSees };
};

describe('a viewer and a publisher', () => {
  it.each(['the viewer', 'the publisher'])('meet, when %s comes last', async (last) => {
    const { world, alice, bob } = stage();
    if (last === 'the viewer') alice.publish('a', 'picture');
    const { shown } = viewing(bob, 'a');
    if (last === 'the publisher') alice.publish('a', 'picture');
    await world.allReady();
    expect([shown, world.seen, world.outgoing.length]).toEqual([['picture'], ['picture'], 1]);
  });

  it('of different streams do not', async () => {
    const { world, alice, bob } = stage();
    alice.publish('a', 'picture');
    viewing(bob, 'b');
    await world.allReady();
    expect(world.outgoing).toEqual([]);
  });

  it('find each other again when another publisher of that stream has come and gone', async () => {
    const { world, alice, bobSees } = await connected();
    const second = alice.publish('a', 'second');
    await world.allReady();
    second.end();
    await world.allReady();
    expect(bobSees.shown.at(-1)).toBe('first');
    expect(world.seen).toEqual(['first']);
  });
});

describe('a publisher that ends while its offer is being made', () => {
  it('sends none', async () => {
    const { world, alice, bob } = stage();
    const first = alice.publish('a', 'first');
    const { shown } = viewing(bob, 'a');
    first.end();
    alice.publish('a', 'second');
    await world.ready('offer', 'second');
    await world.ready('answer', 'second');
    await world.ready('offer', 'first');
    expect([shown, world.seen, world.count('offer')]).toEqual([['second'], ['second'], 1]);
  });

  it('leaves the viewer free for the next one, whichever offer is ready first', async () => {
    const { world, alice, bob } = stage();
    const first = alice.publish('a', 'first');
    viewing(bob, 'a');
    alice.publish('a', 'second');
    await world.ready('offer', 'second');
    await world.ready('offer', 'first');
    first.end();
    await world.allReady();
    expect(world.seen).toEqual(['second']);
  });
});

describe('an offer', () => {
  it('of a publisher that has gone replaces nothing', async () => {
    const { world, bobSees } = await connected();
    world.say({ type: 'gone', publisher: 'late' });
    for (const message of world.said)
      if (message.type === 'want')
        world.say({ type: 'offer', publisher: 'late', viewer: message.viewer, connection: 'c', sdp: '0' });
    await world.allReady();
    expect([world.incoming.length, bobSees.shown, world.seen]).toEqual([1, ['first'], ['first']]);
  });

  it('is not made for a viewer that ended meanwhile', async () => {
    const { world, alice, bob } = stage();
    alice.publish('a', 'picture');
    viewing(bob, 'a').end();
    await world.allReady();
    expect([world.count('offer'), world.outgoing.map(({ closed }) => closed)]).toEqual([0, [true]]);
  });
});

describe('a viewer that ends while its answer is being made', () => {
  it('sends none, is shown nothing, and is let go', async () => {
    const { world, alice, bob } = stage();
    alice.publish('a', 'picture');
    const bobSees = viewing(bob, 'a');
    await world.ready('offer', 'picture');
    bobSees.end();
    await world.ready('answer', 'picture');
    expect([bobSees.shown, world.count('answer'), world.outgoing[0]?.closed]).toEqual([[], 0, true]);
  });
});

describe('an answer', () => {
  it('to an offer that was replaced by the same publisher’s next one is dropped', async () => {
    const { world, alice, bob } = stage();
    alice.publish('a', 'picture');
    viewing(bob, 'a');
    await world.ready('offer', 'picture');
    world.incoming[0]?.handlers.failed();
    await world.ready('offer', 'picture');
    // of the connection that failed; then of the one that is wanted
    await world.allReady();
    expect(world.seen).toEqual(['picture']);
    expect(world.outgoing.map(({ closed }) => closed)).toEqual([true, false]);
  });
});

describe('a connection that breaks', () => {
  it('is replaced, whichever end notices', async () => {
    for (const notice of ['viewer', 'publisher'] as const) {
      const { world, bobSees } = await connected();
      if (notice === 'publisher') world.outgoing[0]?.fail();
      world.incoming[0]?.handlers.failed();
      await world.allReady();
      expect([bobSees.shown, world.seen]).toEqual([['first', null, 'first'], ['first']]);
    }
  });

  it('is nothing to a viewer that has another one', async () => {
    const { world, alice, bobSees } = await connected();
    alice.publish('a', 'second');
    await world.allReady();
    world.incoming[0]?.handlers.failed();
    expect([bobSees.shown, world.seen]).toEqual([['first', 'second'], ['second']]);
  });
});

describe('a publisher', () => {
  it('that ends is lost to its viewer, which the next one finds', async () => {
    const { world, alice, published, bobSees } = await connected();
    published.end();
    expect(bobSees.shown).toEqual(['first', null]);
    alice.publish('a', 'second');
    await world.allReady();
    expect([bobSees.shown, world.seen]).toEqual([['first', null, 'second'], ['second']]);
  });

  it('that holds sends nothing, to a viewer that comes later neither', async () => {
    const { world, bob, published } = await connected();
    published.hold(true);
    viewing(bob, 'a');
    expect(world.outgoing.map(({ held }) => held)).toEqual([true, true]);
    published.hold(false);
    expect(world.outgoing.map(({ held }) => held)).toEqual([false, false]);
  });
});
