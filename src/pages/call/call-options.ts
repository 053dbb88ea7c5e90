/** What this mini-program decides about a call: what is set on its settings page, and in development builds the inspector. */
import * as zegoVendor from 'zego-vendor';
import { credentialsProvider } from '../../adapters/credentials/index.ts';
import { inspectCall } from '../../adapters/inspector/index.ts';
import type { CallOptions } from '../../bind-call.ts';
import { loadSettings } from '../../settings/index.ts';

/** False in production builds: the bundler then leaves the inspector out (tools/build/bundle.ts). */
const withInspector = typeof CALLCHART_INSPECTOR === 'boolean' && CALLCHART_INSPECTOR;

/** @param confirmLeave the question that a back swipe during a call asks */
export const callOptions = (confirmLeave: string): CallOptions => {
  const settings = loadSettings();
  const { telemetry, fps, resolution, minBitrate, maxBitrate } = settings;
  const inspector = withInspector ? inspectCall() : null;
  return {
    vendor: zegoVendor,
    credentials: credentialsProvider(loadSettings),
    quality: { fps, resolution, minBitrate: minBitrate ?? '', maxBitrate: maxBitrate ?? '' },
    telemetry,
    confirmLeave,
    ...(inspector === null ? {} : { inspect: inspector.inspect, onEnd: inspector.stop }),
  };
};
