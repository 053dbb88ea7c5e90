/** Puts a title into the navigation bar; the pages' JSON knows only the Chinese one. */
import { askPlatform } from '../adapters/alipay/my.ts';

export const showTitle = (title: string): void => void askPlatform('setNavigationBar', { title });
