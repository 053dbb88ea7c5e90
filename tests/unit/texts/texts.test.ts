import { describe, expect, test } from 'vitest';
import { errorKinds, nextStepOf, nextSteps } from '../../../machines/index.ts';
import { fieldNames, fieldRules } from '../../../src/settings/index.ts';
import { callTexts } from '../../../src/texts/call.ts';
import { fill, ruleText, textsFor } from '../../../src/texts/index.ts';
import type { Language } from '../../../src/texts/index.ts';

const leaves = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}.${key}`))
      : [];

const allTexts = (language: Language) => ({ ...textsFor(language), call: callTexts(language) });

const chinese = /[\u4e00-\u9fff]/;
/** Names of ZEGO and Alipay, or of a language in itself, are the same in both. */
const alike = ['.settings.choices.language.en', '.fields.bizName', '.fields.subBiz', '.fields.serverUrl'];

describe.each(['zh', 'en'] as const)('the dictionary %s', (language) => {
  const texts = allTexts(language);
  const words = leaves(texts);

  test('has words for everything but the hint of the last group', () => {
    expect(words.filter(([, word]) => word.trim() === '').map(([path]) => path)).toEqual([
      '.settings.groups.app.hint',
    ]);
  });

  test('says what happened for every kind of error', () => {
    for (const kind of errorKinds) expect(texts.call.errors[kind], kind).not.toBe('');
    expect(new Set(errorKinds.map((kind) => texts.call.errors[kind])).size).toBe(errorKinds.length);
  });

  test('has a button or a sentence for every next step, and so for every error', () => {
    for (const step of nextSteps) expect(Object.values(texts.call.nextSteps[step]).join('')).not.toBe('');
    for (const kind of errorKinds) expect(texts.call.nextSteps[nextStepOf[kind]]).toBeDefined();
  });

  test('explains a refused token as a probable mismatch with the user id', () => {
    for (const kind of ['tokenMalformed', 'loginRefused'] as const) {
      expect(texts.call.errors[kind]).toMatch(/token/i);
      expect(texts.call.errors[kind]).toMatch(/ID/);
    }
  });

  test('leaves no placeholder in a rule once the field is named', () => {
    for (const field of fieldNames)
      for (const rule of fieldRules) {
        expect(ruleText(texts, field, rule)).toContain(texts.fields[field]);
        expect(ruleText(texts, field, rule)).not.toMatch(/[{}]/);
      }
  });

  test('has placeholders only where the pages fill them, and no words of a draft', () => {
    const filled = words.filter(([, word]) => /[{}]/.test(word)).map(([path]) => path);
    expect(filled.filter((path) => !path.startsWith('.rules.'))).toEqual([
      '.lobby.invited',
      '.lobby.joinRoom',
      '.lobby.shareDescription',
    ]);
    for (const [path, word] of words) expect(word, path).not.toMatch(/TODO|FIXME|XXX|lorem|undefined/i);
  });

  test('fits the controls: a label is at most 4 Chinese characters or 14 letters', () => {
    const { mute, unmute, cameraOff, cameraOn, publish, stopPublish, play, stopPlay, leave } = texts.call;
    for (const label of [mute, unmute, cameraOff, cameraOn, publish, stopPublish, play, stopPlay, leave])
      expect(label.length, label).toBeLessThanOrEqual(language === 'zh' ? 4 : 14);
  });
});

test('the Chinese words are Chinese', () => {
  const latin = leaves(allTexts('zh')).filter(([, word]) => word !== '' && !chinese.test(word));
  expect(latin.map(([path]) => path)).toEqual(expect.arrayContaining(alike));
  expect(latin.map(([path]) => path)).toHaveLength(alike.length + 1);
  expect(latin.map(([path]) => path)).toContain('.fields.appId');
});

test('the English words have no Chinese', () => {
  for (const [path, word] of leaves(allTexts('en')))
    expect(word, path).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
});

test('fill puts the value in as it is, wherever the name stands', () => {
  expect(fill('{room} and {room}', 'room', "$& 'a'")).toBe("$& 'a' and $& 'a'");
});
