/** The lab's link: a BroadcastChannel for what is said, a peer connection per viewer for the pictures. */
import type { Clock } from '../../clock/index.ts';
import type { Incoming, IncomingHandlers, MediaLink, Outgoing } from './media-link.ts';
import type { MediaMessage } from './media-message.ts';

/** @param scope phones of different scopes do not hear each other */
export function peerLink(clock: Clock, scope: string): MediaLink<MediaStream> {
  const channel = new BroadcastChannel(`callchart media ${scope}`);
  return {
    send: (message) => channel.postMessage(message),
    outgoing: (media, failed) => outgoing(media, failed, clock),
    incoming: (handlers) => incoming(handlers, clock),
    listen: (heard) => {
      channel.onmessage = ({ data }: MessageEvent<MediaMessage>) => heard(data);
    },
  };
}

function outgoing(media: MediaStream, failed: () => void, clock: Clock): Outgoing {
  const connection = connectionThat(failed);
  const tracks = media.getTracks();
  const senders = tracks.map((track) => connection.addTrack(track, media));
  return {
    offer: async () => {
      await connection.setLocalDescription();
      return gathered(connection, clock);
    },
    answered: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    hold: (held) => {
      // a sender whose connection is closed sends nothing either way
      for (const [at, sender] of senders.entries())
        sender.replaceTrack(held ? null : (tracks[at] ?? null)).catch(() => undefined);
    },
    close: () => connection.close(),
  };
}

function incoming({ arrived, failed }: IncomingHandlers<MediaStream>, clock: Clock): Incoming {
  const connection = connectionThat(failed);
  connection.ontrack = ({ track, streams: [media] }) => {
    // a track is muted until the first of its packets arrives
    track.onunmute = () => {
      if (media !== undefined) arrived(media);
    };
  };
  return {
    answer: async (sdp) => {
      await connection.setRemoteDescription({ type: 'offer', sdp });
      await connection.setLocalDescription();
      return gathered(connection, clock);
    },
    close: () => connection.close(),
  };
}

function connectionThat(failed: () => void): RTCPeerConnection {
  const connection = new RTCPeerConnection();
  connection.onconnectionstatechange = () => {
    if (connection.connectionState === 'failed') failed();
  };
  return connection;
}

/** ms after the first candidate; one of this machine is enough */
const gatheringLimit = 500;

/** A busy machine may take seconds for its first candidate; an offer without any would connect nobody. */
function gathered(connection: RTCPeerConnection, clock: Clock): Promise<string> {
  return new Promise((resolve) => {
    const done = (): void => resolve(connection.localDescription?.sdp ?? '');
    if (connection.iceGatheringState === 'complete') return done();
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate === null) done();
      else clock.setTimeout(done, gatheringLimit);
    });
  });
}
