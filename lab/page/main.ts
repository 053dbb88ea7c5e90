/** The lab's page. `?auto=0` leaves both phones in their lobbies, `?camera=real` uses the computer's camera. */
import './lab.css';
import './chart/chart.css';
import { createApp, watch } from 'vue';
import { fontsFor } from './fonts.ts';
import { Lab, users } from './lab.ts';
import { readPhoneAddress } from './phone-address.ts';
import { labTexts } from './texts.ts';
import { LabView } from './view/lab-view.ts';

const query = new URLSearchParams(location.search);
const { language, room, camera } = readPhoneAddress(location.search, navigator.languages);
const text = labTexts(language);
const lab = new Lab(__GUEST_APP__);

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
document.title = text.title;
window.callchartLab = {
  gateway: lab.gateway,
  mediaScope: lab.mediaScope,
  phoneMade: (phone) => lab.phoneMade(phone),
  lab,
};

const other = new URLSearchParams(query);
other.set('lang', language === 'zh' ? 'en' : 'zh');
await fontsFor(text);
createApp(LabView, { lab, text, language, room, camera, otherLanguageHref: `?${other}` }).mount('#lab');

if (query.get('auto') !== '0' && lab.guestApp === '') joinOnce();

/** Taps "join" on both phones, as their users would, once both are there. */
function joinOnce(): void {
  const stop = watch(
    () => users.every((user) => lab.phones[user].phone !== null),
    (ready) => {
      if (!ready) return;
      stop();
      for (const frame of document.querySelectorAll('iframe')) tapJoin(frame);
    },
    { flush: 'post' },
  );
}

function tapJoin({ contentWindow, contentDocument }: HTMLIFrameElement): void {
  contentWindow?.requestAnimationFrame(() => contentDocument?.querySelector<HTMLElement>('#join')?.click());
}
