/** The address of a phone's page and what it says, for frames of the lab and for tabs of their own. */
export type Language = 'zh' | 'en';

export interface PhoneAddress {
  /** ZEGO's user id */
  readonly user: string;
  readonly language: Language;
  readonly camera: 'drawn' | 'real';
  /** what the lobby starts with; '' for nothing */
  readonly room: string;
  /** a page to open on top of the lobby; '' for none */
  readonly open: string;
}

const defaultRoom = 'lab';

/** Anything missing or wrong is what a newcomer wants. */
export function readPhoneAddress(search: string, languages: readonly string[]): PhoneAddress {
  const query = new URLSearchParams(search);
  const user = query.get('user') ?? '';
  return {
    user: /^\w{1,64}$/.test(user) ? user : 'alice',
    language: readLanguage(query.get('lang'), languages),
    camera: query.get('camera') === 'real' ? 'real' : 'drawn',
    room: query.get('room') ?? defaultRoom,
    open: query.get('open') ?? '',
  };
}

/** As asked for, else the browser's, else Chinese, the product's own. */
function readLanguage(asked: string | null, languages: readonly string[]): Language {
  if (asked === 'zh' || asked === 'en') return asked;
  const known = languages.find((language) => /^(zh|en)\b/i.test(language));
  return known?.toLowerCase().startsWith('en') === true ? 'en' : 'zh';
}

export const phoneAddress = ({ user, language, camera, room }: PhoneAddress): string =>
  `phone.html?${new URLSearchParams({ user, lang: language, room, ...(camera === 'real' ? { camera } : {}) })}`;
