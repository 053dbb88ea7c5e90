/**
 * What every trace begins with. Raise the version when a reader of the last one would misread the next. From 2 on ids and names
 * are stand-ins; 1 has them in clear. From 3 on it holds the moves of the engine, too.
 */
export const traceFormat = 'callchart.trace';
export const traceVersion = 3;
