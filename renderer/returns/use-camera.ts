import { onScopeDispose, type Ref, ref } from 'vue';
import type { readFrame } from './read-sheet-code.ts';

export type CameraProblem = 'refused' | 'missing' | 'busy' | 'reader-unavailable';

/** Four times a second: quick enough for a hand that moves a page, slow enough for an old laptop. */
const lookEveryMs = 250;

/** Films until a sheet's code is seen, or until closed. Pictures only, read here, kept nowhere. */
export function useCamera(video: Readonly<Ref<HTMLVideoElement | null>>, found: (sheet: number) => void) {
  const problem = ref<CameraProblem | null>(null);
  const somethingElse = ref(false);
  let stream: MediaStream | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  async function open(): Promise<void> {
    const reader = import('./read-sheet-code.ts').catch(() => null);
    try {
      const opened = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
      });
      if (closed) return stopTracks(opened);
      stream = opened;
    } catch (error) {
      problem.value = problemOf(error);
      return;
    }
    const read = (await reader)?.readFrame;
    if (!read || !video.value) {
      problem.value = 'reader-unavailable';
      close();
      return;
    }
    video.value.srcObject = stream;
    await video.value.play().catch(() => undefined);
    look(read);
  }

  function look(read: typeof readFrame): void {
    timer = setTimeout(async () => {
      if (closed || !video.value) return;
      try {
        const seen = await read(video.value);
        if (closed) return;
        somethingElse.value = seen === 'other-code';
        if (typeof seen === 'object') {
          close();
          found(seen.sheet);
          return;
        }
      } catch {
        problem.value = 'reader-unavailable';
        close();
        return;
      }
      look(read);
    }, lookEveryMs);
  }

  function close(): void {
    closed = true;
    clearTimeout(timer);
    if (stream) stopTracks(stream);
    stream = null;
  }

  onScopeDispose(close);
  return { problem, somethingElse, open };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The names of errors of getUserMedia (W3C Media Capture and Streams, § 10.2). */
function problemOf(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing';
}
