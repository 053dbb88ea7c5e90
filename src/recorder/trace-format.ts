/** What every trace begins with. Raise the version when a reader of the last one would misread the next. */
export const traceFormat = 'callchart.trace';
export const traceVersion = 1;
