/** Names of the browser that ZEGO's npm build looks up; WeChat has them, Alipay and the bare realm do not. */
window = {};
navigator = { onLine: true, appVersion: 'mini-program' };
performance = { now: () => Date.now() };
