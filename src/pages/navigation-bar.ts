/** Puts a title into the navigation bar; the pages' JSON knows only the Chinese one. */
export const showTitle = (title: string): void => {
  if (typeof my.setNavigationBar === 'function') my.setNavigationBar({ title });
};
