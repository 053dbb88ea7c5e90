/**
 * A camera that is none: a canvas with the phone's name, a clock and something that moves, so that a picture that stands
 * still, is late or is somebody else's can be told at a glance.
 */
import type { Clock } from '../../clock/index.ts';

/** What `<rtc-room>` sends; the component switches it. */
export interface PictureSource {
  readonly stream: MediaStream;
  /** off sends a dark picture, as a phone does */
  camera: boolean;
  muted: boolean;
  /** the app is in the background: the camera stops, the microphone goes on */
  hidden: boolean;
  end(): void;
}

export interface PictureOptions {
  readonly clock: Clock;
  readonly name: string;
  /** degrees of the colour wheel */
  readonly hue: number;
  readonly fps: number;
}

const size = { width: 360, height: 480 };

/** Colours of a name, the same in every tab. */
export const hueOf = (name: string): number =>
  ([...name].reduce((hue, letter) => hue * 41 + letter.charCodeAt(0) * 7, 0) + 120) % 360;

export function movingPicture({ clock, name, hue, fps }: PictureOptions): PictureSource {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d');
  const source = { stream: canvas.captureStream(fps), camera: true, muted: false, hidden: false };
  const draw = (): void => {
    if (pen === null) return;
    const seconds = clock.now() / 1000;
    if (source.camera && !source.hidden) drawScene(pen, hue, seconds);
    else drawDark(pen);
    drawName(pen, name, seconds, source.muted);
  };
  draw();
  const timer = clock.setInterval(draw, Math.round(1000 / fps));
  return Object.assign(source, {
    end: () => {
      clock.clearInterval(timer);
      source.stream.getTracks().forEach((track) => track.stop());
    },
  });
}

function drawScene(pen: CanvasRenderingContext2D, hue: number, seconds: number): void {
  const { width, height } = size;
  const sky = pen.createLinearGradient(0, 0, width, height);
  sky.addColorStop(0, `hsl(${hue} 62% 46%)`);
  sky.addColorStop(1, `hsl(${(hue + 50) % 360} 58% 22%)`);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  for (const [at, radius] of [118, 84, 52].entries()) {
    const angle = seconds * (0.7 + at * 0.45) + at * 2;
    pen.fillStyle = `hsl(${(hue + 20 + at * 18) % 360} 80% 74% / ${0.16 + at * 0.08})`;
    disc(pen, width / 2 + 96 * Math.cos(angle), height * 0.42 + 84 * Math.sin(angle * 1.3), radius);
  }
  pen.fillStyle = '#ffffffe6';
  disc(pen, width / 2 + 130 * Math.cos(seconds * 2), height * 0.42 + 130 * Math.sin(seconds * 2), 13);
}

function drawDark(pen: CanvasRenderingContext2D): void {
  pen.fillStyle = '#10141d';
  pen.fillRect(0, 0, size.width, size.height);
}

function drawName(pen: CanvasRenderingContext2D, name: string, seconds: number, muted: boolean): void {
  const { width, height } = size;
  pen.textAlign = 'center';
  pen.fillStyle = '#fff';
  pen.font = '700 58px system-ui, sans-serif';
  pen.fillText(name, width / 2, height * 0.45, width - 32);
  pen.font = '500 30px ui-monospace, monospace';
  const time = new Date(seconds * 1000).toTimeString().slice(0, 8);
  pen.fillText(`${time}.${Math.floor((seconds % 1) * 10)}`, width / 2, height * 0.56);
  if (muted) drawCrossedMicrophone(pen, width / 2, height * 0.68);
}

function drawCrossedMicrophone(pen: CanvasRenderingContext2D, x: number, y: number): void {
  pen.strokeStyle = '#fff';
  pen.lineWidth = 4;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.roundRect(x - 8, y - 22, 16, 28, 8);
  pen.moveTo(x - 17, y - 4);
  pen.arc(x, y - 4, 17, Math.PI, 0, true);
  pen.moveTo(x, y + 13);
  pen.lineTo(x, y + 22);
  pen.moveTo(x - 22, y - 26);
  pen.lineTo(x + 22, y + 24);
  pen.stroke();
}

function disc(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}
