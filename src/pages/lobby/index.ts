/** The lobby: asks for name, room and devices, remembers them, and opens the call page. Knows no call. */
import { askPlatform } from '../../adapters/alipay/my.ts';
import { field, textOf } from '../../adapters/unknown.ts';
import { loadSettings, saveSettings } from '../../settings/index.ts';
import { callLink, readRoom } from '../call-link.ts';
import { showTitle } from '../navigation-bar.ts';
import { pageTexts } from '../page-texts.ts';
import { setData } from '../set-data.ts';
import { shareRoom } from '../share.ts';
import { checkForm, invitation, lobbyData, openForm } from './lobby-form.ts';
import type { LobbyData, LobbyForm } from './lobby-form.ts';

interface LobbyState {
  form: LobbyForm;
  /** the room of the link that led here, '' without one */
  invitedTo: string;
  /** from the tap until a page has opened or failed to, at most for a while, so that a double tap opens one page: a timer */
  opening: number | undefined;
}

// a type, not an interface: Page wants an index signature
type LobbyOptions = {
  inputName(event: unknown): void;
  inputRoom(event: unknown): void;
  chooseCamera(event: unknown): void;
  chooseMicrophone(event: unknown): void;
  tapJoin(): void;
  tapWatch(): void;
  tapSettings(): void;
  join(publish: boolean): void;
  open(url: string): void;
  opened(): void;
};

/** ms, where nothing opens and nobody says so */
const openingPatience = 2_000;

const typed = (event: unknown): string => textOf(field(field(event, 'detail'), 'value'));
const switched = (event: unknown): boolean => field(field(event, 'detail'), 'value') === true;

const firstData = (): LobbyData => {
  const settings = loadSettings();
  return lobbyData(pageTexts(settings), settings, openForm(settings, ''), '');
};

Page<LobbyData, LobbyState, LobbyOptions>({
  data: firstData,

  onLoad(query) {
    this.invitedTo = readRoom(query);
    this.form = openForm(loadSettings(), this.invitedTo);
  },

  onHide() {
    this.opened();
  },

  onShow() {
    this.opened();
    const settings = loadSettings();
    const texts = pageTexts(settings);
    showTitle(texts.lobby.title);
    setData(this, lobbyData(texts, settings, this.form, this.invitedTo));
  },

  inputName(event) {
    this.form = { ...this.form, name: typed(event) };
    if (this.data.nameError !== '') setData(this, { name: this.form.name, nameError: '' });
  },

  inputRoom(event) {
    this.form = { ...this.form, room: typed(event) };
    const { invitation: shown, joinLabel } = invitation(this.data.text, this.form, this.invitedTo);
    if (this.data.roomError !== '' || shown !== this.data.invitation)
      setData(this, { room: this.form.room, roomError: '', invitation: shown, joinLabel });
  },

  chooseCamera(event) {
    this.form = { ...this.form, camera: switched(event) };
    setData(this, { camera: this.form.camera });
  },

  chooseMicrophone(event) {
    this.form = { ...this.form, microphone: switched(event) };
    setData(this, { microphone: this.form.microphone });
  },

  tapJoin() {
    this.join(true);
  },

  tapWatch() {
    this.join(false);
  },

  tapSettings() {
    this.open('/src/pages/settings/index');
  },

  onShareAppMessage() {
    const { settings, valid } = checkForm(pageTexts(), loadSettings(), this.form);
    return shareRoom(this.data.text, valid ? settings.lastRoom : '');
  },

  join(publish) {
    const { settings, errors, valid } = checkForm(pageTexts(), loadSettings(), this.form);
    // with the texts as typed, so that a re-rendered input keeps them
    setData(this, { name: this.form.name, room: this.form.room, ...errors });
    if (!valid) return;
    saveSettings(settings);
    const { lastRoom: room, camera, microphone } = settings;
    this.open(callLink({ room, publish, camera, microphone }));
  },

  open(url) {
    if (this.opening !== undefined) return;
    const opened = (): void => this.opened();
    this.opening = setTimeout(opened, openingPatience);
    askPlatform('navigateTo', { url }, undefined, opened);
  },

  opened() {
    clearTimeout(this.opening);
    this.opening = undefined;
  },
});
