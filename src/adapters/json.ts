/** Reads JSON as files and servers hold it: a byte order mark before it, which Windows editors and PHP write, is no part of it. */

/** Throws SyntaxError, as `JSON.parse` does. */
export const parseJson = (text: string): unknown => JSON.parse(text.replace(/^\uFEFF/, ''));
