/** What the phone itself says, in the language it is set to; the mini-program has its own texts. */
const zh = {
  back: '返回',
  share: '分享',
  ok: '确定',
  cancel: '取消',
  done: '完成',
  allow: '允许',
  camera: '摄像头',
  microphone: '麦克风',
  grants: '小程序可以使用',
  systemGrants: '手机允许支付宝使用',
  sharePath: '分享的链接',
  openLink: '在新窗口打开',
  background: '小程序在后台',
  failed: '这个页面出错了',
};
export type ShellTexts = typeof zh;

const en: ShellTexts = {
  back: 'Back',
  share: 'Share',
  ok: 'OK',
  cancel: 'Cancel',
  done: 'Done',
  allow: 'Allow',
  camera: 'Camera',
  microphone: 'Microphone',
  grants: 'The mini-program may use',
  systemGrants: 'The phone lets Alipay use',
  sharePath: 'The shared link',
  openLink: 'Open in a new window',
  background: 'The mini-program is in the background',
  failed: 'This page has failed',
};

/** @param language as a phone says it: `zh-Hans`, `en` … */
export const shellTexts = (language: string): ShellTexts => (language.startsWith('en') ? en : zh);
