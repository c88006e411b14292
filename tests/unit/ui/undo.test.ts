// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { undoSeconds, useUndo } from '../../../renderer/model/undo.ts';

describe('the undo bar', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    setActivePinia(createPinia());
  });
  afterEach(() => vi.useRealTimers());

  it('offers the way back for ten seconds, then goes', () => {
    const undo = useUndo();
    undo.offer('Annonce retirée.', async () => {});
    expect(undoSeconds).toBe(10);
    vi.advanceTimersByTime(9_900);
    expect(undo.current?.sentence).toBe('Annonce retirée.');
    vi.advanceTimersByTime(200);
    expect(undo.current).toBeNull();
  });

  it('undoes once, and only the newest', async () => {
    const undo = useUndo();
    const first = vi.fn(async () => {});
    const second = vi.fn(async () => {});
    undo.offer('Une.', first);
    undo.offer('Deux.', second);
    expect(await undo.undo()).toBe(true);
    expect(await undo.undo()).toBe(false);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
  });

  it('stays while the pointer or the focus is on it', () => {
    const undo = useUndo();
    undo.offer('Annonce retirée.', async () => {});
    undo.hold();
    vi.advanceTimersByTime(60_000);
    expect(undo.current).not.toBeNull();
    undo.release();
    vi.advanceTimersByTime(10_100);
    expect(undo.current).toBeNull();
  });

  it('does not come back when the pointer leaves a bar that has been used', async () => {
    const undo = useUndo();
    undo.offer('Annonce retirée.', async () => {});
    await undo.undo();
    undo.release();
    expect(undo.current).toBeNull();
  });
});
