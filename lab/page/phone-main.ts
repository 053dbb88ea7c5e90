/** A phone's page: in a frame of the lab, or alone in a tab (`/phone?user=alice`), where it meets the server's gateway. */
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import '../host/view/phone.css';
import miniProgram from 'virtual:mini-program';
import { createApp } from 'vue';
import { RealClock } from '../clock/index.ts';
import { credentialsOverHttp } from '../credentials/credentials-over-http.ts';
import { CredentialsServer } from '../credentials/credentials-server.ts';
import { labEndpoint } from '../credentials/lab-app.ts';
import { BrowserStorage } from '../host/browser-storage.ts';
import { gatewayAcrossFrames } from '../host/gateway/gateway-across-frames.ts';
import { gatewayOverPort } from '../host/gateway/gateway-over-port.ts';
import { gatewayOverWebSocket } from '../host/gateway/gateway-over-websocket.ts';
import { Phone } from '../host/phone.ts';
import { PhoneShell } from '../host/view/phone-shell.ts';
import { MemoryStorage, type GatewayPort, type HttpRoute, type StoragePort } from '../platform/index.ts';
import { noOtherServer } from './guest-app.ts';
import type { LabWindow } from './lab-window.ts';
import { readPhoneAddress } from './phone-address.ts';

const address = readPhoneAddress(location.search, navigator.languages);
const { user, language, camera, room, open } = address;
const lab: LabWindow | undefined = window.parent === window ? undefined : window.parent.callchartLab;
const clock = new RealClock();

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
document.title = `${user} · ${__GUEST_APP__ || 'Callchart'}`;
document.head.append(Object.assign(document.createElement('style'), { textContent: miniProgram.style }));

const isGuest = __GUEST_APP__ !== '';

const settingsKey = 'callchart.settings';
const settings = {
  endpoint: labEndpoint,
  userId: user,
  userName: user.charAt(0).toUpperCase() + user.slice(1),
  lastRoom: room,
};

/** In the lab every load begins anew; alone the phone remembers, and only what is missing is filled in. */
function storage(): StoragePort {
  if (isGuest)
    return lab === undefined
      ? new BrowserStorage(localStorage, `${__GUEST_APP__} ${user}`)
      : new MemoryStorage();
  if (lab !== undefined) return new MemoryStorage({ [settingsKey]: settings });
  const kept = new BrowserStorage(localStorage, user);
  if (kept.get(settingsKey) === undefined) kept.set(settingsKey, JSON.stringify(settings));
  return kept;
}

/** The lab's own page, the development server, or, where only files are served, a worker that all tabs share. */
function gateway(): GatewayPort {
  if (lab !== undefined) return gatewayAcrossFrames(lab.gateway);
  if (__LAB_GATEWAY__ === 'server')
    return gatewayOverWebSocket(`${location.origin.replace(/^http/, 'ws')}/gateway`);
  const worker = new SharedWorker(new URL('./gateway-worker.ts', import.meta.url), { type: 'module' });
  return gatewayOverPort(worker.port);
}

/** A process of its own behind the development server; where only files are served, the same server in this page. */
const credentials = (): HttpRoute =>
  __LAB_GATEWAY__ === 'server'
    ? credentialsOverHttp(`${location.origin}/credentials`)
    : new CredentialsServer({ clock, random: unguessable });

/** in [0, 1) */
const unguessable = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

const phone = new Phone({
  program: miniProgram,
  user,
  clock,
  gateway: gateway(),
  routes: isGuest ? [credentials(), noOtherServer] : [credentials()],
  storage: storage(),
  profile: { language: language === 'zh' ? 'zh-Hans' : 'en' },
  mediaScope: lab?.mediaScope ?? 'server',
  camera,
});

window.callchartPhone = phone;
lab?.phoneMade(phone);
// a frame that goes away takes its sockets with it
addEventListener('pagehide', () => phone.device.change({ online: false }));
if (lab === undefined) {
  document.addEventListener('visibilitychange', () => (phone.inBackground = document.hidden));
}
createApp(PhoneShell, { phone }).mount('#phone');
phone.start(open === '' ? undefined : open);
