/**
 * The viewer. Its address says where it listens: `?relay=host:port` to a relay, else to the page around its frame or the one
 * that opened it; without either it shows trace files. `?lang=zh|en`, `?theme=light|dark`.
 */
import '../../page/chart/chart.css';
import './viewer.css';
import { createApp } from 'vue';
import { fontsFor } from '../../page/fonts.ts';
import { relaySource } from './sources/relay-source.ts';
import { windowSource } from './sources/window-source.ts';
import { viewerTexts } from './texts.ts';
import type { Language } from './texts.ts';
import { ViewerPage } from './view/viewer-page.ts';
import { Viewer } from './viewer.ts';

const query = new URLSearchParams(location.search);
const asked = query.get('lang');
const language: Language =
  asked === 'en' || asked === 'zh' ? asked : /^en/i.test(navigator.language) ? 'en' : 'zh';
const theme = ['light', 'dark'].find((name) => name === query.get('theme'));
const viewer = new Viewer();
window.callchartViewer = viewer;

const relay = query.get('relay');
const around: unknown = window.parent === window ? window.opener : window.parent;
if (relay !== null) viewer.connect((listener) => relaySource(relay, listener));
else if (around !== null && typeof around === 'object')
  viewer.connect((listener) => windowSource(around as Window, listener));

const other = new URLSearchParams(query);
other.set('lang', language === 'zh' ? 'en' : 'zh');
const text = viewerTexts(language);
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
document.title = text.title;
await fontsFor(text);
createApp(ViewerPage, {
  viewer,
  text,
  language,
  otherLanguageHref: `?${other}`,
  theme: theme === 'light' || theme === 'dark' ? theme : 'system',
}).mount('#viewer');
