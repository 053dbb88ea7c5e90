/** The lobby's form: what it holds, what the page shows of it, and whether a call can start. Pure. */
import { draftOf, missingCredentials, validateSettings } from '../../settings/index.ts';
import type { FieldName, FieldRule, Settings } from '../../settings/index.ts';
import { fill, ruleText } from '../../texts/index.ts';
import type { LobbyTexts, Texts } from '../../texts/index.ts';

export interface LobbyForm {
  readonly name: string;
  readonly room: string;
  readonly camera: boolean;
  readonly microphone: boolean;
}

/** Remembered from the last time; a room link's room goes before the last one. */
export const openForm = (settings: Settings, invitedTo: string): LobbyForm => ({
  name: settings.userName,
  room: invitedTo === '' ? settings.lastRoom : invitedTo,
  camera: settings.camera,
  microphone: settings.microphone,
});

/** The page's data, as its AXML binds it. */
export interface LobbyData extends LobbyForm {
  readonly text: LobbyTexts;
  readonly labels: Texts['fields'];
  readonly configured: boolean;
  /** '' unless a room link led here and its room is still the one in the form */
  readonly invitation: string;
  readonly joinLabel: string;
  readonly nameError: string;
  readonly roomError: string;
}

export const lobbyData = (
  texts: Texts,
  settings: Settings,
  form: LobbyForm,
  invitedTo: string,
): LobbyData => ({
  ...form,
  text: texts.lobby,
  labels: texts.fields,
  configured: isConfigured(settings),
  ...invitation(texts.lobby, form, invitedTo),
  nameError: '',
  roomError: '',
});

/** Whether there is somewhere to get credentials from; that they are right only a call can tell. */
const isConfigured = (settings: Settings): boolean =>
  settings.endpoint !== '' || missingCredentials(settings).length === 0;

export const invitation = (
  text: LobbyTexts,
  { room }: LobbyForm,
  invitedTo: string,
): Pick<LobbyData, 'invitation' | 'joinLabel'> =>
  invitedTo !== '' && room === invitedTo
    ? { invitation: fill(text.invited, 'room', room), joinLabel: fill(text.joinRoom, 'room', room) }
    : { invitation: '', joinLabel: text.join };

export interface CheckedForm {
  /** with what the form holds, to be stored */
  readonly settings: Settings;
  readonly errors: Pick<LobbyData, 'nameError' | 'roomError'>;
  readonly valid: boolean;
}

/** A name may be missing (the user id stands in for it), a room may not. */
export const checkForm = (texts: Texts, stored: Settings, form: LobbyForm): CheckedForm => {
  const { settings, problems } = validateSettings({
    ...draftOf(stored),
    userName: form.name,
    lastRoom: form.room,
    camera: form.camera,
    microphone: form.microphone,
  });
  const noRoom = settings.lastRoom === '' && problems.lastRoom === undefined;
  const nameError = message(texts, 'userName', problems.userName);
  const roomError = message(texts, 'lastRoom', noRoom ? 'empty' : problems.lastRoom);
  return { settings, errors: { nameError, roomError }, valid: nameError === '' && roomError === '' };
};

const message = (texts: Texts, field: FieldName, rule: FieldRule | undefined): string =>
  rule === undefined ? '' : ruleText(texts, field, rule);
