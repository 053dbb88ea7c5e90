/**
 * A bridge between the relay and the hosted classic visualiser: that one talks to the window that opened it, the relay over a
 * socket. Messages pass as they are.
 */
const hosted = new URL('https://stately.ai/viz?inspect');
let visualiser: Window | null = null;

const socket = new WebSocket(`ws://${location.host}/viewer`);
socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data === 'string') visualiser?.postMessage(JSON.parse(data), hosted.origin);
});
addEventListener('message', ({ data, origin }: MessageEvent<unknown>) => {
  if (origin === hosted.origin && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(data));
});
document.querySelector('#open')?.addEventListener('click', () => {
  visualiser = window.open(hosted, 'xstateinspector');
});
