/** The npm package in somebody else's mini-program: packed, installed, wrapped, built, type-checked, and in a call. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CredentialsServer } from '../../../lab/credentials/credentials-server.ts';
import { canarySignature, labApp } from '../../../lab/credentials/lab-app.ts';
import { seededRandom } from '../../../lab/clock/index.ts';
import { createWorld, type World } from '../../../lab/realm/index.ts';
import { callTexts } from '../../../src/texts/call.ts';
import { forbiddenSyntax } from '../../../tools/build/forbidden-syntax.ts';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';
import { alipaySdkPath, findAlipaySdk } from '../../../tools/build/zego-vendor.ts';
import { buildGuestApp, guestApp } from '../../../tools/lab/guest-app.ts';
import { saidAndSentMisses } from '../../../tools/scenario/said-and-sent.ts';
import { packedExample, type PackedExample } from './packed.ts';

let example: PackedExample;
beforeAll(async () => {
  example = await packedExample();
});
afterAll(() => example.dispose());

const textOf = (file: string): string => readFileSync(join(example.package, file), 'utf8');

describe('the package', () => {
  it('holds what its exports lead to, the licence and the readmes, and nothing else of the project', () => {
    const others = example.files.filter((file) => !/^lib\/(src|machines|cli)\/.*\.(js|d\.ts)$/.test(file));
    expect(others.sort()).toEqual([
      'LICENSE',
      'README.en.md',
      'README.md',
      'lib/rtc-room.axml',
      'package.json',
    ]);
    expect(example.files.filter((file) => /pages|inspector/.test(file))).toEqual([]);
  });

  it('holds no secret of the lab, and no code of ZEGO', () => {
    for (const file of example.files) {
      const text = textOf(file);
      expect([file, text.includes(labApp.secret) || text.includes(canarySignature)]).toEqual([file, false]);
      expect([file, text.length < 100_000]).toEqual([file, true]);
    }
  });

  it('asks no phone for syntax newer than ES2015, as Alipay transpiles nothing in node_modules', () => {
    const scripts = example.files.filter((file) => /^lib\/(src|machines)\/.*\.js$/.test(file));
    expect(scripts.length).toBeGreaterThan(50);
    for (const file of scripts) expect([file, forbiddenSyntax(textOf(file), 'module')]).toEqual([file, []]);
  });

  it('has types that a strict consumer compiles with, and that are themselves without an error', () => {
    const file = join(example.folder, 'page.ts');
    copyFileSync(join(projectRoot, 'tests/product/embedding/consumer/page.ts'), file);
    const program = ts.createProgram([file], {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2020,
      lib: ['lib.es2020.d.ts'],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: ['@mini-types/alipay'],
    });
    const ours = ts
      .getPreEmitDiagnostics(program)
      .filter(
        ({ file: at }) => at === undefined || !/node_modules\/(xstate|@mini-types)\//.test(at.fileName),
      );
    expect(ours.map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'))).toEqual([]);
  });
});

describe('a mini-program that took the package', () => {
  const users = ['alice', 'bob'] as const;

  const phoneOf = (world: World, user: string) =>
    world.phones.get(user) ?? expect.fail(`no phone of ${user}`);

  /** Two phones on the example, each with its user typed in. */
  async function staged(): Promise<World> {
    const random = seededRandom(1, 'credentials');
    const time = { now: () => 0 };
    const world = createWorld({
      program: await buildGuestApp(guestApp(example.folder)),
      gateway: { tokenCheck: 'token04', secret: labApp.secret, appIds: [labApp.appId] },
      routes: [new CredentialsServer({ clock: { now: () => time.now() }, random })],
    });
    time.now = () => world.clock.now();
    for (const user of users) world.phone(user).launch();
    await world.run(100);
    for (const user of users) phoneOf(world, user).input('#user', user);
    return world;
  }

  const shows = (world: World, user: string, text: RegExp) => () =>
    text.test(phoneOf(world, user).view.text('#status') ?? '');

  const misses = (world: World, user: string): readonly string[] => {
    const phone = phoneOf(world, user);
    return saidAndSentMisses(
      phone,
      phone.openedPages.filter(({ route }) => route === 'pages/call/index'),
    );
  };

  async function call(world: World): Promise<void> {
    for (const user of users) phoneOf(world, user).tap('#call');
    for (const user of users)
      await world.until(shows(world, user, /^connected PUBLISHING PLAYING/), 20_000, `the call of ${user}`);
  }

  it('holds a call on its own page: both phones publish and play, until one hangs up', async () => {
    const world = await staged();
    await call(world);
    expect(phoneOf(world, 'alice').view.text('#remote')).toBe('bob');
    expect(world.gateway.rooms.map(({ streams }) => streams.size)).toEqual([2]);
    expect(world.media.streams).toHaveLength(2);

    phoneOf(world, 'alice').tap('#leave');
    await world.until(shows(world, 'bob', /^connected PUBLISHING NO_PLAY/), 20_000, 'the hang-up');
    await world.until(() => world.media.streams.length === 1, 20_000, 'the end of the stream');

    for (const user of users) expect(phoneOf(world, user).back()).toBe(true);
    await world.run(20_000);
    for (const user of users) {
      const { errors, leftovers } = phoneOf(world, user);
      expect([user, errors, leftovers]).toMatchObject([user, [], { timers: 0 }]);
      expect([user, misses(world, user)]).toEqual([user, []]);
    }
    expect(world.media.streams).toEqual([]);
  });

  it('says in words what went wrong, and calls again', async () => {
    const world = await staged();
    const alice = phoneOf(world, 'alice');
    alice.device.change({ online: false });
    alice.tap('#call');
    await world.until(() => alice.view.has('#error'), 60_000, 'an error');
    expect(alice.view.text('#error')).toContain(callTexts('en').errors.credentialsUnreachable);
    alice.device.change({ online: true });
    alice.tap('#retry');
    await world.until(shows(world, 'alice', /^connected PUBLISHING/), 60_000, 'the call');
    await world.run(20_000);
    expect(misses(world, 'alice')).toEqual([]);
  });

  it('holds it, too, on ZEGO’s Alipay build', async ({ skip }) => {
    const sdk = findAlipaySdk(projectRoot);
    if (sdk === undefined) return skip(`neither ${alipaySdkPath} nor ZEGO_ALIPAY_SDK: the build is not here`);
    const callchart = join(example.package, 'lib/cli/main.js');
    const wrap = ['wrap-sdk', 'zego-sdk.js', '--alipay', sdk];
    execFileSync(process.execPath, [callchart, ...wrap], { cwd: example.folder });
    await call(await staged());
  });

  it('holds it, too, where the compiler makes all code strict', async () => {
    const sdk = join(example.folder, 'zego-sdk.js');
    const strict = "function loadVendor(globals) { 'use strict';";
    const wrapped = readFileSync(sdk, 'utf8');
    writeFileSync(sdk, wrapped.replace('function loadVendor(globals) {', strict));
    await call(await staged());
    const built = readFileSync(
      join(await buildGuestApp(guestApp(example.folder)), 'pages/call/index.js'),
      'utf8',
    );
    expect(built).toMatch(/function loadVendor\(globals\) \{\s*"use strict"/);
  });
});
