/**
 * The engine's interface (`src/adapters/zego/engine.ts`) as a seam of the built mini-program: behind it runs the real SDK,
 * and a test may have it tell or refuse what SDK and gateway cannot be brought to at that moment. Put into the program's
 * text, because a realm can be changed from inside only.
 */
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import type { CallError, ZegoEvent } from '../../../machines/index.ts';
import type { ZegoCall } from '../../../src/adapters/zego/engine.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { withChange } from '../../changed-page.ts';

/** One engine, as a test plays it. */
export interface Seam {
  /** the engine tells nothing of its own any more */
  silent: boolean;
  tell(event: ZegoEvent): void;
  /** The request of this method that was made last is refused. */
  refuse(method: 'startPublishingStream' | 'startPlayingStream', error: CallError): void;
}

const withSeam = `(function (create) {
  return function (options) {
    var refusals = {};
    var seam = {
      silent: false,
      tell: options.send,
      refuse: function (method, error) { refusals[method](new require_shared_main.CallFailure(error)); }
    };
    var engine = create(Object.assign({}, options, {
      send: function (event) { if (!seam.silent) options.send(event); }
    }));
    ['startPublishingStream', 'startPlayingStream'].forEach(function (method) {
      var ask = engine[method];
      engine[method] = function (stream) {
        return Promise.race([ask(stream), new Promise(function (_, reject) { refusals[method] = reject; })]);
      };
    });
    options.observe({ method: 'createEngine', target: '', seam: seam });
    return engine;
  };
})`;

/** The mini-program with the seam; the rest is as it is built, but not minified. */
export const programWithSeam = async (): Promise<ProgramFiles> =>
  withChange(
    await builtProgram({ minify: false }),
    /(?<=createEngine: )zegoEngines\([^)]*\)/,
    `${withSeam}($&)`,
  );

/** Of the call on the engine that tells of its creation. */
export const seamOf = (call: ZegoCall): Seam | null => {
  const seam: unknown = Reflect.get(call, 'seam');
  return typeof seam === 'object' && seam !== null ? (seam as Seam) : null;
};
