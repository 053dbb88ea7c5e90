/** The gateway of a lab without a server: one shared worker for all tabs of the browser. */
import { RealClock } from '../clock/index.ts';
import { Gateway } from '../gateway/index.ts';
import { serveGatewayOverPort } from '../host/gateway/gateway-over-port.ts';
import { admission } from '../credentials/lab-app.ts';

const gateway = new Gateway({ clock: new RealClock(), ...admission(false) });

addEventListener('connect', (event) => {
  const [port] = event instanceof MessageEvent ? event.ports : [];
  if (port !== undefined) serveGatewayOverPort(gateway, port);
});
