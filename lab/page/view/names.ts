/** Users as the lab's page writes them. */
export const nameOf = (user: string): string => user.charAt(0).toUpperCase() + user.slice(1);
