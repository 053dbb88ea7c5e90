/** Every way in which a call fails, with what the user reads. */
import { errorKinds, nextStepOf } from '../../machines/index.ts';
import type { ErrorKind, NextStep } from '../../machines/index.ts';
import { rejoinsAfter } from '../../machines/errors.ts';
import { errorOfCode, knownCodes } from '../../src/adapters/zego/error-codes.ts';
import { rtmpNewsOf, toVendorCode } from '../../src/adapters/zego/rtmp-codes.ts';
import { callTexts } from '../../src/texts/call.ts';
import type { Language } from '../../src/texts/word.ts';
import { SourceFile } from './doc-comments.ts';
import { code, page, table, writtenFrom } from './markdown.ts';

const groups = new SourceFile('errors.ts').groupsOf('errorKinds');

export const errorsPage = (): string =>
  page(
    writtenFrom('machines/errors.ts', 'src/texts/', 'src/adapters/zego/error-codes.ts', 'rtmp-codes.ts'),
    '# Errors',
    'The page shows text, next step and code. A button acts, a sentence is for the user. "By itself": a joined call joins again without a tap, after an expired token the first login too, see [policies](policies.md). Codes are ZEGO\'s, the same in both vendor builds but where a build is named.',
    ...[...new Set(groups.values())].flatMap((group) => [
      `## ${capital(group)}`,
      table(
        ['kind', 'text', 'in Chinese', 'next step', 'in Chinese', 'by itself', 'ZEGO codes'],
        errorKinds.filter((kind) => groups.get(kind) === group).map(errorCells),
      ),
    ]),
    '## Codes without a row',
    `A code that is listed nowhere takes the kind of what was being done: ${code('dispatchFailed')} where a URL was asked for, ${code('publishFailed')} for a publish that broke off, ${code('unknown')} at the least. Those of mixing (1005…), which ZEGO does not offer here, are ${code(errorOfCode(1005000).kind)}. Codes that are not ZEGO's begin with ${code('rtc-room')}, ${code('alipay')}, ${code('http')}, ${code('credentials')}, ${code('settings')} or ${code('callchart')}.`,
  );

const errorCells = (kind: ErrorKind): readonly string[] => [
  code(kind),
  callTexts('en').errors[kind],
  callTexts('zh').errors[kind],
  stepText(nextStepOf[kind], 'en'),
  stepText(nextStepOf[kind], 'zh'),
  rejoinsAfter.has(kind) ? 'yes' : '',
  codesOf(kind).join(' '),
];

/** A button in brackets, a sentence as it is. */
function stepText(step: NextStep, language: Language): string {
  const text = callTexts(language).nextSteps[step];
  const button = 'button' in text ? `[${text.button}]` : '';
  const sentence = 'sentence' in text ? text.sentence : '';
  return [button, sentence].filter((part) => part !== '').join(' ');
}

const codesOf = (kind: ErrorKind): readonly string[] =>
  knownCodes()
    .filter((known) => errorOfCode(known).kind === kind)
    .map((known) => {
      const rtmp = rtmpNewsOf(known);
      return rtmp === undefined ? String(known) : `${known} (npm ${toVendorCode(rtmp, 'npm')})`;
    });

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
