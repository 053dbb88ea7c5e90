/**
 * The shape of one language's dictionary. Both languages have this type, so a missing word is a type error.
 * `lobby`, `settings` and `call` are what those pages bind as `text`; words in braces are filled by `fill`.
 */
import type { CallStatus, ErrorKind, NextStep, PlayerState, PublisherState } from '../../machines/index.ts';

/** A step that the page can take for the user is a button; one that only the user can take is a sentence. */
export type NextStepText = { readonly button: string } | { readonly sentence: string };

/** What a field can break; `{field}` is the field's name. */
export type FieldRule =
  | 'empty'
  | 'tooLong'
  | 'illegalCharacters'
  | 'notPositiveInteger'
  | 'notHttpsUrl'
  | 'notWssUrl'
  | 'outOfRange'
  | 'minAboveMax';

export type FieldName =
  | 'name'
  | 'room'
  | 'endpoint'
  | 'appId'
  | 'server'
  | 'userId'
  | 'token'
  | 'bizName'
  | 'subBiz'
  | 'serverUrl'
  | 'mrtcUserId'
  | 'signature'
  | 'resolution'
  | 'fps'
  | 'minBitrate'
  | 'maxBitrate'
  | 'language'
  | 'telemetry';

export type SettingsField = Exclude<FieldName, 'name' | 'room'>;

export interface LobbyTexts {
  readonly tagline: string;
  /** `{room}` */
  readonly invited: string;
  readonly namePlaceholder: string;
  readonly roomPlaceholder: string;
  readonly camera: string;
  readonly microphone: string;
  readonly bothOff: string;
  readonly join: string;
  /** `{room}` */
  readonly joinRoom: string;
  readonly watch: string;
  readonly watchHint: string;
  readonly notConfigured: string;
  readonly configure: string;
  readonly settings: string;
  readonly shareTitle: string;
  /** `{room}` */
  readonly shareDescription: string;
}

export interface SettingsTexts {
  readonly groups: Readonly<
    Record<
      'service' | 'temporary' | 'mrtc' | 'picture' | 'app',
      { readonly title: string; readonly hint: string }
    >
  >;
  readonly hints: Readonly<Record<SettingsField, string>>;
  readonly choices: {
    readonly resolution: readonly [string, string, string];
    readonly language: Readonly<Record<'system' | 'zh' | 'en', string>>;
    readonly telemetry: Readonly<Record<'redacted' | 'off', string>>;
  };
  readonly save: string;
  readonly saved: string;
  readonly notSaved: string;
}

export interface CallTexts {
  readonly status: Readonly<Record<CallStatus, string>>;
  readonly publisher: Readonly<Record<PublisherState, string>>;
  readonly player: Readonly<Record<PlayerState, string>>;
  /** the words in place of the picture while there is none */
  readonly stage: Readonly<
    Record<Exclude<CallStatus, 'connected' | 'ended'> | 'starting' | 'notPlaying' | 'waiting', string>
  >;
  /** what happened */
  readonly errors: Readonly<Record<ErrorKind, string>>;
  readonly nextSteps: Readonly<Record<NextStep, NextStepText>>;
  readonly room: string;
  readonly duration: string;
  readonly nobody: string;
  readonly soundOnly: string;
  readonly invite: string;
  readonly endedTitle: string;
  readonly endedByYou: string;
  readonly mute: string;
  readonly unmute: string;
  readonly cameraOff: string;
  readonly cameraOn: string;
  readonly publish: string;
  readonly stopPublish: string;
  readonly play: string;
  readonly stopPlay: string;
  readonly leave: string;
  readonly confirmLeave: string;
  readonly stay: string;
  readonly rejoin: string;
  readonly back: string;
}

export interface Texts {
  readonly lobby: LobbyTexts;
  readonly settings: SettingsTexts;
  readonly call: CallTexts;
  readonly fields: Readonly<Record<FieldName, string>>;
  readonly rules: Readonly<Record<FieldRule, string>>;
}
