/** The page takes no data for a while, and goes on showing what it has shown: nobody is seen who reads that they are not. */
import { expect, it } from 'vitest';
import { callOfTwo } from './situations.ts';

it.each(['missing', 'throws', 'fails'] as const)(
  'a camera goes on once the page can say so, where setData %s until then',
  async (fault) => {
    const phones = await callOfTwo();
    const { stage, alice } = phones;
    const { phone } = alice;
    phone.tap('#camera');
    await stage.world.run(1_000);
    phone.faults.set('page.setData', fault);
    phone.tap('#camera');
    await stage.world.run(5_000);
    expect(phone.rtcRoom.current).toMatchObject({ publishing: true, camera: false });
    phone.faults.set('page.setData', null);
    await stage.world.run(1_000);
    expect(phone.rtcRoom.current).toMatchObject({ publishing: true, camera: true });
  },
);
