/**
 * The shape of one language's dictionary. Both languages have this type, so a missing word is a type error.
 * `lobby`, `settings` and `call` are what those pages bind as `text`; words in braces are filled by `fill`.
 */
import type {
  CallStatus,
  CallView,
  ErrorKind,
  NextStep,
  PlayerState,
  PublisherState,
} from '../../machines/index.ts';
import type { FieldRule } from '../settings/field-rules.ts';
import type { FieldName, Settings } from '../settings/settings.ts';

/** A step that the page can take for the user is a button; what only the user can do is a sentence. */
export type NextStepText =
  { readonly button: string; readonly sentence?: string } | { readonly sentence: string };

/** The settings that have a field on the settings page; the lobby has the others. */
export type SettingsField = Exclude<FieldName, 'userName' | 'lastRoom' | 'camera' | 'microphone'>;

export type SettingsGroup = 'service' | 'temporary' | 'mrtc' | 'picture' | 'app';

export interface LobbyTexts {
  /** of the navigation bar */
  readonly title: string;
  readonly tagline: string;
  /** `{room}` */
  readonly invited: string;
  readonly namePlaceholder: string;
  readonly roomPlaceholder: string;
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
  /** of the navigation bar */
  readonly title: string;
  readonly groups: Readonly<Record<SettingsGroup, { readonly title: string; readonly hint: string }>>;
  /** what a label cannot say */
  readonly hints: Readonly<Partial<Record<SettingsField, string>>>;
  readonly choices: {
    readonly [Field in 'resolution' | 'fps' | 'language' | 'telemetry']: Readonly<
      Record<Settings[Field], string>
    >;
  };
  readonly save: string;
  readonly saved: string;
  readonly notStored: string;
}

export interface CallTexts {
  /** of the navigation bar */
  readonly title: string;
  readonly status: Readonly<Record<CallStatus, string>>;
  readonly publisher: Readonly<Record<PublisherState, string>>;
  readonly player: Readonly<Record<PlayerState, string>>;
  /** what happened */
  readonly errors: Readonly<Record<ErrorKind, string>>;
  readonly nextSteps: Readonly<Record<NextStep, NextStepText>>;
  readonly room: string;
  readonly duration: string;
  /** in place of the other side's name */
  readonly nobody: Readonly<Record<CallView['remoteEnd'], string>>;
  /** in place of the picture while there is none */
  readonly starting: string;
  readonly notPlaying: string;
  /** in place of the publisher's state: without camera, and without both */
  readonly soundOnly: string;
  readonly nothing: string;
  readonly invite: string;
  readonly endedByYou: string;
  readonly withoutCamera: string;
  readonly remoteCameraOff: string;
  readonly remoteMuted: string;
  readonly crowded: string;
  readonly mute: string;
  readonly unmute: string;
  readonly cameraOff: string;
  readonly cameraOn: string;
  readonly switchCamera: string;
  readonly publish: string;
  readonly stopPublish: string;
  readonly play: string;
  readonly stopPlay: string;
  readonly leave: string;
  readonly confirmLeave: string;
  readonly back: string;
  /** what the flight recorder holds, for whoever looks into the failure */
  readonly copyTrace: string;
  readonly copied: string;
}

export interface Texts {
  readonly lobby: LobbyTexts;
  readonly settings: SettingsTexts;
  readonly call: CallTexts;
  /** what each field is called, as its label and in the messages below */
  readonly fields: Readonly<Record<FieldName, string>>;
  /** `{field}` */
  readonly rules: Readonly<Record<FieldRule, string>>;
}
