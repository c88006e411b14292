import { describe, expect, it } from 'vitest';
import { keepLatest } from '../../../../../renderer/widgets/deposit/keep-latest.ts';

const neverFails = (error: unknown) => {
  throw error;
};

describe('keeping the draft', () => {
  it('says that a write failed, and tries the next', async () => {
    const written: number[] = [];
    const failures: unknown[] = [];
    const full = new Error('full');
    const { keep, stop } = keepLatest<number>(
      (value) => (value === 1 ? Promise.reject(full) : Promise.resolve(void written.push(value))),
      (error) => failures.push(error),
    );
    keep(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    keep(2);
    await stop();
    expect([written, failures]).toEqual([[2], [full]]);
  });

  it('writes the last value in the end, never two at a time, and skips those overtaken', async () => {
    const written: number[] = [];
    let writing = 0;
    const { keep } = keepLatest<number>(async (value) => {
      writing += 1;
      expect(writing).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      written.push(value);
      writing -= 1;
    }, neverFails);
    for (let value = 1; value <= 20; value++) keep(value);
    await expect.poll(() => written).toEqual([1, 20]);
  });

  it('writes nothing more once it is stopped, and waits for the write under way', async () => {
    const written: number[] = [];
    const { keep, stop } = keepLatest<number>(async (value) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      written.push(value);
    }, neverFails);
    keep(1);
    keep(2);
    await stop();
    keep(3);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(written).toEqual([1]);
  });
});
