/** The phone's dialogs: alert, confirm, permissions, share. Escape answers as the cancelling button does. */
import { defineComponent, h, onMounted, ref, shallowRef, type PropType, type VNode } from 'vue';
import type { DeviceProfile } from '../../platform/index.ts';
import type { Phone } from '../phone.ts';
import type { Dialog } from '../screen.ts';
import type { ShellTexts } from './shell-texts.ts';

interface Action {
  readonly label: string;
  readonly main: boolean;
  readonly act: () => void;
}

interface Content {
  readonly title: string;
  readonly body: readonly (VNode | string)[];
  readonly actions: readonly Action[];
  readonly cancel: () => void;
}

export const DialogView = defineComponent({
  name: 'DialogView',
  props: {
    phone: { type: Object as PropType<Phone>, required: true },
    dialog: { type: Object as PropType<Dialog>, required: true },
    text: { type: Object as PropType<ShellTexts>, required: true },
  },
  setup({ phone, dialog, text }) {
    const box = ref<HTMLDialogElement>();
    const profile = shallowRef(phone.device.profile);
    phone.device.changes.add(({ after }) => (profile.value = after));
    onMounted(() => box.value?.showModal());
    return () => {
      const { title, body, actions, cancel } = contentOf(dialog, { phone, text, profile: profile.value });
      const name = title === '' ? { 'aria-label': text.ok } : { 'aria-labelledby': 'dialog-title' };
      const onCancel = (event: Event): void => {
        event.preventDefault();
        cancel();
      };
      return h('dialog', { ref: box, class: 'dialog', 'data-kind': dialog.kind, ...name, onCancel }, [
        title === '' ? null : h('h2', { id: 'dialog-title' }, title),
        h('div', { class: 'dialog-body' }, [...body]),
        h('div', { class: 'dialog-actions' }, actions.map(buttonOf)),
      ]);
    };
  },
});

const buttonOf = ({ label, main, act }: Action): VNode =>
  h('button', { type: 'button', class: main ? 'dialog-main' : '', autofocus: main, onClick: act }, label);

interface Around {
  readonly phone: Phone;
  readonly text: ShellTexts;
  readonly profile: DeviceProfile;
}

function contentOf(dialog: Dialog, around: Around): Content {
  const { text } = around;
  switch (dialog.kind) {
    case 'alert': {
      const { title, content, buttonText } = dialog.options;
      return { title, body: [content], actions: [closing(buttonText, dialog.close)], cancel: dialog.close };
    }
    case 'confirm': {
      const { title, content, confirmButtonText, cancelButtonText } = dialog.options;
      const cancel = (): void => dialog.close(false);
      const actions = [
        { label: cancelButtonText, main: false, act: cancel },
        { label: confirmButtonText, main: true, act: () => dialog.close(true) },
      ];
      return { title, body: [content], actions, cancel };
    }
    case 'grants':
      return ending(text.grants, alipayGrants(around), text, dialog.close);
    case 'authGuide':
      return ending(text.systemGrants, systemGrants(around), text, dialog.close);
    case 'share':
      return ending(text.share, [shared(around)], text, dialog.close);
  }
}

const closing = (label: string, act: () => void): Action => ({ label, main: true, act });

const ending = (title: string, body: readonly VNode[], text: ShellTexts, close: () => void): Content => ({
  title,
  body,
  actions: [closing(text.done, close)],
  cancel: close,
});

const grant = (label: string, given: boolean, change: (given: boolean) => void): VNode =>
  h('label', { class: 'grant' }, [
    label,
    h('input', {
      type: 'checkbox',
      role: 'switch',
      checked: given,
      onChange: ({ target }: Event) => change(target instanceof HTMLInputElement && target.checked),
    }),
  ]);

function alipayGrants({ phone, text, profile: { alipayGrants: grants } }: Around): VNode[] {
  const change = (patch: Partial<DeviceProfile['alipayGrants']>): void =>
    phone.device.change({ alipayGrants: { ...grants, ...patch } });
  return [
    grant(text.camera, grants.camera !== false, (camera) => change({ camera })),
    grant(text.microphone, grants.audioRecord !== false, (audioRecord) => change({ audioRecord })),
  ];
}

function systemGrants({ phone, text, profile: { systemGrants: grants } }: Around): VNode[] {
  const change = (patch: Partial<DeviceProfile['systemGrants']>): void =>
    phone.device.change({ systemGrants: { ...grants, ...patch } });
  return [
    grant(text.camera, grants.camera, (camera) => change({ camera })),
    grant(text.microphone, grants.microphone, (microphone) => change({ microphone })),
  ];
}

/** What the page's `onShareAppMessage` gives; on a phone it goes to a friend. */
function shared({ phone, text }: Around): VNode {
  const link: unknown = phone.runtime.stack.top?.call('onShareAppMessage', { from: 'menu' });
  const textIn = (name: string): string => {
    const value: unknown = typeof link === 'object' && link !== null ? Reflect.get(link, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  const path = textIn('path');
  const friend = phone.user === 'bob' ? 'alice' : 'bob';
  const url = `phone.html?user=${friend}&open=${encodeURIComponent(`/${path}`)}`;
  return h('div', { class: 'shared' }, [
    h('strong', textIn('title')),
    h('p', textIn('desc')),
    h('code', { 'aria-label': text.sharePath }, path),
    h('a', { href: url, target: '_blank', rel: 'opener' }, text.openLink),
  ]);
}
