/** A camera or a microphone that is turned on in the middle of a call, and was denied or has been denied since. */
import { expect, it } from 'vitest';
import { platformFaults } from '../../../lab/platform/index.ts';
import { callTexts } from '../../../src/texts/call.ts';
import { joinChoice, onePhone } from './situations.ts';

const { errors } = callTexts('zh');
const granted = { camera: true, audioRecord: true };

/** Alice is in the room with these devices and this sending. */
const inRoom = async (choice: Partial<typeof joinChoice>) => {
  const { stage, alice } = await onePhone();
  await alice.join({ ...joinChoice, ...choice });
  await stage.world.until(() => alice.shows.status === 'connected', 20_000, 'the room');
  await stage.world.run(5_000);
  return { stage, alice, phone: alice.phone };
};

const asked = ({ screen }: { screen: { confirms: readonly { content: string }[] } }): string[] =>
  screen.confirms.map(({ content }) => content);

it.each([
  ['camera', { camera: false }, { ...granted, camera: false }, errors.cameraDenied],
  ['microphone', { microphone: false }, { ...granted, audioRecord: false }, errors.microphoneDenied],
] as const)(
  'a denied %s that is turned on is told, and leads to the permissions',
  async (device, choice, grants, text) => {
    const { stage, phone } = await inRoom(choice);
    phone.device.change({ alipayGrants: grants });
    phone.tap(`#${device}`);
    await stage.world.run(500);
    expect(asked(phone)).toEqual([text]);
    expect(phone.screen.settingVisits).toBe(1);
  },
);

it('who only watched is told of the denied camera when they begin to send', async () => {
  const { stage, phone } = await inRoom({ publish: false });
  phone.device.change({ alipayGrants: { ...granted, camera: false } });
  phone.tap('#publish');
  await stage.world.run(500);
  expect(asked(phone)).toEqual([errors.cameraDenied]);
});

it('what is granted is not asked about, and neither is what is turned off', async () => {
  const { stage, alice, phone } = await inRoom({ camera: false });
  phone.tap('#camera');
  await stage.world.run(2_000);
  expect(alice.shows).toMatchObject({ camera: true, publisher: 'PUBLISHING' });
  phone.device.change({ alipayGrants: { ...granted, camera: false } });
  phone.tap('#camera');
  await stage.world.run(2_000);
  expect(asked(phone)).toEqual([]);
});

it('a no to the question leads nowhere, and the call goes on', async () => {
  const { stage, alice, phone } = await inRoom({ camera: false });
  phone.screen.answerConfirm = () => false;
  phone.device.change({ alipayGrants: { ...granted, camera: false } });
  phone.tap('#camera');
  await stage.world.run(2_000);
  expect(phone.screen.settingVisits).toBe(0);
  expect(alice.shows).toMatchObject({ status: 'connected', error: '' });
});

it.each(platformFaults)(
  'the tap acts at once, whatever the question about permissions does (%s)',
  async (how) => {
    const { stage, alice, phone } = await inRoom({ camera: false });
    phone.faults.set('getSetting', how);
    phone.tap('#camera');
    await stage.world.run(2_000);
    expect(alice.shows).toMatchObject({ camera: true, publisher: 'PUBLISHING' });
    expect(phone.errors).toEqual([]);
  },
);
